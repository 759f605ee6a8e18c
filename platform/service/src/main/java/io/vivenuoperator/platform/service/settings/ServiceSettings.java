package io.vivenuoperator.platform.service.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.service.source.CidrBlock;
import io.vivenuoperator.platform.service.source.ClientAddressResolver;
import java.util.List;

/**
 * The ports of an HTTP program, its permitted clients and its limits.
 *
 * @param host the address that both ports are bound to
 * @param port for clients; 0 lets the system choose
 * @param managementPort for the cluster; 0 lets the system choose
 * @param sources the permitted clients, and the trusted proxies
 */
public record ServiceSettings(
        String host, int port, int managementPort, ServiceLimits limits, ClientAddressResolver sources) {
    /**
     * Reads all settings.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if a variable is invalid
     */
    public static ServiceSettings from(EnvironmentVariables environment) {
        return new ServiceSettings(
                environment.text("HOST", "0.0.0.0"),
                environment.port("PORT", 8080),
                environment.port("MANAGEMENT_PORT", 8081),
                ServiceLimits.from(environment),
                new ClientAddressResolver(
                        networks(environment, "ALLOWED_SOURCES"), networks(environment, "TRUSTED_PROXIES")));
    }

    private static List<CidrBlock> networks(EnvironmentVariables environment, String name) {
        return environment.list(
                name, "must be a list of networks such as 203.0.113.0/24,2001:db8::/32", CidrBlock::parse);
    }
}

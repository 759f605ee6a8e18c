package io.vivenuoperator.receiver.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.database.RootCertificate;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.nio.file.Path;

/**
 * Everything that can be set, valid.
 *
 * @param databaseUrl in either form that providers hand out; it carries a password, so it is never printed
 * @param regionsFile the registry; it may appear later than the process
 * @param service what can be set of any HTTP program
 */
public record ReceiverSettings(String databaseUrl, Path regionsFile, ServiceSettings service, ReceiverLimits limits) {

    /**
     * Reads them all.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException when a variable is missing or wrong
     */
    public static ReceiverSettings from(EnvironmentVariables environment) {
        ServiceSettings service = ServiceSettings.from(environment);
        return new ReceiverSettings(
                databaseUrl(environment),
                environment.path("REGIONS_FILE", "give the path of regions.json"),
                service,
                ReceiverLimits.from(environment, service.limits().bodyBytes()));
    }

    private static String databaseUrl(EnvironmentVariables environment) {
        String url = environment.required("DATABASE_URL", "give postgresql://user:password@host/database");
        return environment.parsed(
                "DATABASE_URL",
                url,
                given -> RootCertificate.addTo(given, environment.optional(RootCertificate.VARIABLE)));
    }

    @Override
    public String toString() {
        return "ReceiverSettings[databaseUrl=redacted, regionsFile=%s, service=%s, limits=%s]"
                .formatted(regionsFile, service, limits);
    }
}

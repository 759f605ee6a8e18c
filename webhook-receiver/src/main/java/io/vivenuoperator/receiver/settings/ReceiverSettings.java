package io.vivenuoperator.receiver.settings;

import io.vivenuoperator.receiver.source.ClientAddressResolver;
import java.nio.file.Path;
import java.util.Map;

/**
 * Everything that can be set, valid.
 *
 * @param databaseUrl in either form that providers hand out; it carries a password, so it is never printed
 * @param regionsFile the registry; it may appear later than the process
 */
public record ReceiverSettings(
        String databaseUrl,
        Path regionsFile,
        Listeners listeners,
        ReceiverLimits limits,
        ClientAddressResolver sources) {

    /**
     * Reads them all.
     *
     * @throws MisconfiguredException when a variable is missing or wrong
     */
    public static ReceiverSettings from(Map<String, String> environment) {
        var variables = new Variables(environment);
        return new ReceiverSettings(
                variables.required("DATABASE_URL", "is not set: give postgresql://user:password@host/database"),
                Path.of(variables.required("REGIONS_FILE", "is not set: give the path of regions.json")),
                Listeners.from(variables),
                ReceiverLimits.from(variables),
                new ClientAddressResolver(
                        variables.networks("ALLOWED_SOURCES"), variables.networks("TRUSTED_PROXIES")));
    }

    @Override
    public String toString() {
        return "ReceiverSettings[databaseUrl=redacted, regionsFile=%s, listeners=%s, limits=%s, sources=%s]"
                .formatted(regionsFile, listeners, limits, sources);
    }
}

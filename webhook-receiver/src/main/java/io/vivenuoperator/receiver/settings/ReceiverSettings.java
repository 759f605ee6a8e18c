package io.vivenuoperator.receiver.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.nio.file.Path;

/**
 * All settings, validated.
 *
 * @param databaseUrl in either of the forms that providers use; contains a password, so it is never printed
 * @param regionsFile the registry; it may appear after the process has started
 * @param service the settings of any HTTP program
 */
public record ReceiverSettings(String databaseUrl, Path regionsFile, ServiceSettings service, ReceiverLimits limits) {
    /**
     * Reads all settings.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if a variable is missing or invalid
     */
    public static ReceiverSettings from(EnvironmentVariables environment) {
        ServiceSettings service = ServiceSettings.from(environment);
        return new ReceiverSettings(
                environment.required("DATABASE_URL", "give postgresql://user:password@host/database"),
                environment.path("REGIONS_FILE", "give the path of regions.json"),
                service,
                ReceiverLimits.from(environment, service.limits().bodyBytes()));
    }

    @Override
    public String toString() {
        return "ReceiverSettings[databaseUrl=redacted, regionsFile=%s, service=%s, limits=%s]"
                .formatted(regionsFile, service, limits);
    }
}

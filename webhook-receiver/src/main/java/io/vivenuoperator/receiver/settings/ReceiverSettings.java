package io.vivenuoperator.receiver.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.DatabaseVariables;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.nio.file.Path;

/**
 * All settings, validated.
 *
 * @param database where it is and as whom to log in
 * @param regionsFile the registry; it may appear after the process has started
 * @param service the settings of any HTTP program
 */
public record ReceiverSettings(DatabaseUrl database, Path regionsFile, ServiceSettings service, ReceiverLimits limits) {
    /**
     * Reads all settings.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if a variable is missing or invalid
     */
    public static ReceiverSettings from(EnvironmentVariables environment) {
        ServiceSettings service = ServiceSettings.from(environment);
        return new ReceiverSettings(
                new DatabaseVariables(environment).url(),
                environment.path("REGIONS_FILE", "give the path of regions.json"),
                service,
                ReceiverLimits.from(environment, service.limits().bodyBytes()));
    }

    @Override
    public String toString() {
        return "ReceiverSettings[database=redacted, regionsFile=%s, service=%s, limits=%s]"
                .formatted(regionsFile, service, limits);
    }
}

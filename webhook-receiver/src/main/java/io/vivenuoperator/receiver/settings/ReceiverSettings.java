package io.vivenuoperator.receiver.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.InvalidDatabaseUrlException;
import io.vivenuoperator.platform.database.PoolerMode;
import io.vivenuoperator.platform.database.RootCertificate;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All settings, validated.
 *
 * @param database where it is and as whom to log in
 * @param regionsFile the registry; it may appear after the process has started
 * @param service the settings of any HTTP program
 */
public record ReceiverSettings(DatabaseUrl database, Path regionsFile, ServiceSettings service, ReceiverLimits limits) {
    private static final String URL = "DATABASE_URL";
    private static final String POOLER = "DATABASE_POOLER";

    /**
     * Reads all settings.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if a variable is missing or invalid
     */
    public static ReceiverSettings from(EnvironmentVariables environment) {
        ServiceSettings service = ServiceSettings.from(environment);
        return new ReceiverSettings(
                database(environment),
                environment.path("REGIONS_FILE", "give the path of regions.json"),
                service,
                ReceiverLimits.from(environment, service.limits().bodyBytes()));
    }

    private static DatabaseUrl database(EnvironmentVariables environment) {
        DatabaseUrl url = parsed(
                        environment.secret(URL, "give postgresql://user:password@host/database"),
                        environment.optional(RootCertificate.VARIABLE))
                .behind(environment.parsed(POOLER, environment.text(POOLER, "none"), PoolerMode::of));
        return environment
                .path("DATABASE_PASSWORD_FILE")
                .map(url::withPasswordFile)
                .orElse(url);
    }

    private static DatabaseUrl parsed(String text, Optional<String> authority) {
        try {
            return DatabaseUrl.parse(RootCertificate.addTo(text, authority));
        } catch (InvalidDatabaseUrlException e) {
            throw new MisconfiguredException(URL, String.valueOf(e.getMessage()).replaceFirst("^" + URL + " ", ""));
        }
    }

    @Override
    public String toString() {
        return "ReceiverSettings[database=redacted, regionsFile=%s, service=%s, limits=%s]"
                .formatted(regionsFile, service, limits);
    }
}

package io.vivenuoperator.salesapi.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.DatabaseVariables;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * All settings, validated.
 *
 * @param database where it is and as whom to log in
 * @param keysFile the keys; it may appear later than the process
 * @param service what can be set of any HTTP program
 * @param connections the most to the database
 * @param longestQuestion after which the database gives up a statement
 * @param requestsPerMinute of one key, in this process
 */
public record SalesApiSettings(
        DatabaseUrl database,
        Path keysFile,
        ServiceSettings service,
        int connections,
        Duration longestQuestion,
        int requestsPerMinute) {
    /**
     * Reads all settings.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if a variable is missing or invalid
     */
    public static SalesApiSettings from(EnvironmentVariables environment) {
        return new SalesApiSettings(
                new DatabaseVariables(environment).readUrl(),
                environment.path("API_KEYS_FILE", "give the path of the keys file"),
                ServiceSettings.from(environment),
                environment.integer("DATABASE_CONNECTIONS", 8, 1, 200),
                environment.durations().millis("LONGEST_QUESTION_MILLIS", 2_000, 100, 60_000),
                environment.integer("REQUESTS_PER_KEY_PER_MINUTE", 600, 1, 1_000_000));
    }

    /** Without the URL, which contains the password. */
    @Override
    public String toString() {
        return "SalesApiSettings[database=redacted, keysFile=%s, service=%s, connections=%d, longestQuestion=%s, requestsPerMinute=%d]"
                .formatted(keysFile, service, connections, longestQuestion, requestsPerMinute);
    }
}

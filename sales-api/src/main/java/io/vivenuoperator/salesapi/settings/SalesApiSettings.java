package io.vivenuoperator.salesapi.settings;

import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.InvalidDatabaseUrlException;
import io.vivenuoperator.platform.database.PoolerMode;
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
    private static final String URL = "DATABASE_URL";
    private static final String READ_URL = "DATABASE_READ_URL";
    private static final String POOLER = "DATABASE_POOLER";

    /**
     * Reads all settings.
     *
     * @throws MisconfiguredException if a variable is missing or invalid
     */
    public static SalesApiSettings from(EnvironmentVariables environment) {
        return new SalesApiSettings(
                database(environment),
                environment.path("API_KEYS_FILE", "give the path of the keys file"),
                ServiceSettings.from(environment),
                environment.integer("DATABASE_CONNECTIONS", 8, 1, 200),
                environment.durations().millis("LONGEST_QUESTION_MILLIS", 2_000, 100, 60_000),
                environment.integer("REQUESTS_PER_KEY_PER_MINUTE", 600, 1, 1_000_000));
    }

    private static DatabaseUrl database(EnvironmentVariables environment) {
        DatabaseUrl url =
                url(environment).behind(environment.parsed(POOLER, environment.text(POOLER, "none"), PoolerMode::of));
        return environment
                .path("DATABASE_PASSWORD_FILE")
                .map(url::withPasswordFile)
                .orElse(url);
    }

    /** DATABASE_READ_URL, for a replica; else DATABASE_URL. */
    private static DatabaseUrl url(EnvironmentVariables environment) {
        boolean replica = environment.optional(READ_URL).isPresent();
        String name = replica ? READ_URL : URL;
        String text = environment.secret(name, "give postgresql://user:password@host/database");
        try {
            return replica ? DatabaseUrl.parseForReading(text) : DatabaseUrl.parse(text);
        } catch (InvalidDatabaseUrlException e) {
            throw new MisconfiguredException(
                    name, String.valueOf(e.getMessage()).replaceFirst("^" + name + " ", ""));
        }
    }

    /** Without the URL, which contains the password. */
    @Override
    public String toString() {
        return "SalesApiSettings[database=redacted, keysFile=%s, service=%s, connections=%d, longestQuestion=%s, requestsPerMinute=%d]"
                .formatted(keysFile, service, connections, longestQuestion, requestsPerMinute);
    }
}

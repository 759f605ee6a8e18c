package io.vivenuoperator.salesapi.settings;

import io.vivenuoperator.platform.api.origin.AllowedOrigins;
import io.vivenuoperator.platform.api.token.TokenSettings;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.platform.database.DatabaseVariables;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * All settings, validated.
 *
 * @param database where it is and as whom to log in
 * @param keysFile the keys; it may appear later than the process
 * @param sessionKeyFile what the page's sessions are signed with; without one they are valid in one process only
 * @param service what can be set of any HTTP program
 * @param connections the most to the database
 * @param longestQuestion after which the database gives up a statement
 * @param requestsPerMinute of one caller, in this process
 * @param tick how often it looks whether anything was committed
 * @param streams the most at once, in this process
 * @param cacheBytes about how much memory kept answers may take
 * @param tokens whose tokens are a second way in; empty: nobody's
 * @param origins whose pages may read the answers
 */
public record SalesApiSettings(
        DatabaseUrl database,
        Path keysFile,
        Optional<Path> sessionKeyFile,
        ServiceSettings service,
        int connections,
        Duration longestQuestion,
        int requestsPerMinute,
        Duration tick,
        int streams,
        long cacheBytes,
        Optional<TokenSettings> tokens,
        AllowedOrigins origins) {
    private static final long MEBIBYTE = 1 << 20;

    /**
     * Reads all settings.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if a variable is missing or invalid
     */
    public static SalesApiSettings from(EnvironmentVariables environment) {
        var service = ServiceSettings.from(environment);
        return new SalesApiSettings(
                new DatabaseVariables(environment).readUrl(),
                environment.path("API_KEYS_FILE", "give the path of the keys file"),
                environment.path("SESSION_KEY_FILE"),
                service,
                environment.integer("DATABASE_CONNECTIONS", 8, 1, 200),
                environment.durations().millis("LONGEST_QUESTION_MILLIS", 2_000, 100, 60_000),
                environment.integer("REQUESTS_PER_KEY_PER_MINUTE", 600, 1, 1_000_000),
                environment.durations().millis("TICK_MILLIS", 250, 50, 10_000),
                environment.integer(
                        "MAX_STREAMS",
                        usualStreams(service),
                        1,
                        service.limits().connections()),
                environment.integer("CACHE_MEBIBYTES", 32, 1, 4_096) * MEBIBYTE,
                TokenSettings.from(environment),
                AllowedOrigins.from(environment));
    }

    /** Half of the connections, so that there is room for questions. */
    private static int usualStreams(ServiceSettings service) {
        return Math.max(1, service.limits().connections() / 2);
    }

    /** Without the URL, which contains the password. */
    @Override
    public String toString() {
        return "SalesApiSettings[database=redacted, keysFile=%s, sessionKeyFile=%s, service=%s, connections=%d, longestQuestion=%s, requestsPerMinute=%d, tick=%s, streams=%d, cacheBytes=%d, tokens=%s, origins=%s]"
                .formatted(
                        keysFile,
                        sessionKeyFile,
                        service,
                        connections,
                        longestQuestion,
                        requestsPerMinute,
                        tick,
                        streams,
                        cacheBytes,
                        tokens,
                        origins.origins());
    }
}

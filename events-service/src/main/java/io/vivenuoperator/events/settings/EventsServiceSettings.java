package io.vivenuoperator.events.settings;

import io.vivenuoperator.events.sealing.EncryptionKeys;
import io.vivenuoperator.events.sealing.EncryptionKeysFile;
import io.vivenuoperator.platform.api.origin.AllowedOrigins;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
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
 * @param keysFile the callers' keys; it may appear later than the process
 * @param encryption what secrets of webhooks are encrypted with; without it none can be made over HTTP
 * @param subscriptionsFile what the controller hands over; without it there are no subscriptions from Kubernetes
 * @param service what can be set of any HTTP program
 * @param limits what one process and one key may take
 * @param egress where endpoints may be, and how they are reached
 * @param clock what is told by the clock
 * @param origins whose pages may read the answers
 */
public record EventsServiceSettings(
        DatabaseUrl database,
        Path keysFile,
        Optional<EncryptionKeys> encryption,
        Optional<Path> subscriptionsFile,
        ServiceSettings service,
        EventsLimits limits,
        EgressSettings egress,
        ClockSettings clock,
        AllowedOrigins origins) {
    /**
     * What one process and one key may take.
     *
     * @param connections the most to the database
     * @param longestQuestion after which the database gives up a statement
     * @param requestsPerMinute of one caller, in this process
     * @param streams the most at once, in this process
     * @param streamsOfKey the most at once of one key, in this process
     * @param publicationsWaiting requests to publish that wait for their commit at most, in this process
     */
    public record EventsLimits(
            int connections,
            Duration longestQuestion,
            int requestsPerMinute,
            int streams,
            int streamsOfKey,
            int publicationsWaiting) {}

    /**
     * Reads all settings.
     *
     * @throws io.vivenuoperator.platform.config.MisconfiguredException if a variable is missing or invalid
     */
    public static EventsServiceSettings from(EnvironmentVariables environment) {
        var service = ServiceSettings.from(environment);
        Optional<Path> subscriptions = environment.path("SUBSCRIPTIONS_FILE");
        Optional<EncryptionKeys> encryption = environment
                .path("ENCRYPTION_KEYS_FILE")
                .map(file -> environment.parsed(
                        "ENCRYPTION_KEYS_FILE", file.toString(), name -> EncryptionKeysFile.read(Path.of(name))));
        if (subscriptions.isPresent() && encryption.isEmpty()) {
            throw new MisconfiguredException(
                    "ENCRYPTION_KEYS_FILE",
                    "is not set: what is secret in SUBSCRIPTIONS_FILE is stored encrypted, so give the path of the keys");
        }
        return new EventsServiceSettings(
                new DatabaseVariables(environment).readUrl(),
                environment.path("API_KEYS_FILE", "give the path of the keys file"),
                encryption,
                subscriptions,
                service,
                new EventsLimits(
                        environment.integer("DATABASE_CONNECTIONS", 12, 9, 200),
                        environment.durations().millis("LONGEST_QUESTION_MILLIS", 2_000, 100, 60_000),
                        environment.integer("REQUESTS_PER_KEY_PER_MINUTE", 6_000, 1, 1_000_000),
                        environment.integer(
                                "MAX_STREAMS",
                                Math.min(1_000, Math.max(1, service.limits().connections() / 2)),
                                1,
                                service.limits().connections()),
                        environment.integer("MAX_STREAMS_PER_KEY", 20, 1, 100_000),
                        environment.integer("PUBLICATIONS_WAITING", 1_024, 1, 100_000)),
                EgressSettings.from(environment),
                ClockSettings.from(environment),
                AllowedOrigins.from(environment));
    }

    /** Without the URL, which contains the password. */
    @Override
    public String toString() {
        return "EventsServiceSettings[database=redacted, keysFile=%s, encryption=%s, subscriptionsFile=%s, service=%s, limits=%s, origins=%s]"
                .formatted(keysFile, encryption, subscriptionsFile, service, limits, origins.origins());
    }
}

package io.vivenuoperator.historical.files;

import io.vivenuoperator.historical.plan.TicketChoice;
import java.time.Instant;
import java.util.Optional;

/**
 * What the files are about.
 *
 * @param eventName absent if it could not be read
 * @param expiresAt after which they are to be deleted; absent: never
 */
public record PullDescription(
        String region,
        String eventId,
        Optional<String> eventName,
        Instant pulledAt,
        Optional<Instant> expiresAt,
        TicketChoice choice) {}

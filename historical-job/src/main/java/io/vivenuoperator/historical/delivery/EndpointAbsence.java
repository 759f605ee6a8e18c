package io.vivenuoperator.historical.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An endpoint that is away.
 *
 * @param answer the status it last gave, or why there is none
 * @param next when a ticket is sent to see whether it is back
 */
public record EndpointAbsence(Instant since, String answer, Instant next) {
    /** For a person. */
    public String words() {
        return "The endpoint has been away since " + second(since) + " (" + answer + "); the next attempt is at "
                + second(next) + ".";
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

package io.vivenuoperator.events.attempt;

import io.vivenuoperator.platform.httpclient.retry.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pause that an endpoint asks for with Retry-After. A date is read by the endpoint's own clock, if it shows it. */
public final class AskedPause {
    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern FRACTION = Pattern.compile("\\d{1,9}\\.\\d{1,9}");
    private static final double MILLIS = 1_000;

    private AskedPause() {}

    /**
     * From one second to a day; empty if the header is missing or cannot be read.
     *
     * @param date the answer's Date header
     * @param now our time, for an answer without one
     */
    public static Optional<Duration> of(Optional<String> retryAfter, Optional<String> date, Instant now) {
        Instant theirs = date.flatMap(AskedPause::instant).orElse(now);
        return retryAfter
                .flatMap(header ->
                        fraction(header).or(() -> RetryAfter.parse(header, Clock.fixed(theirs, ZoneOffset.UTC))))
                .map(AskedPause::bounded);
    }

    /** Some chats say it more exactly than the standard lets them. */
    private static Optional<Duration> fraction(String header) {
        String text = header.strip();
        return FRACTION.matcher(text).matches()
                ? Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * MILLIS)))
                : Optional.empty();
    }

    /** Within what is waited for at the request of others. */
    static Duration bounded(Duration asked) {
        if (asked.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Optional<Instant> instant(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

package io.vivenuoperator.platform.httpclient.clock;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The server's time, from the {@code Date} headers of its answers. Only answers directly from the server count: one with an
 * {@code Age} was cached by a proxy, and an error may come from a gateway. If answers differ, the earliest counts: reading
 * changes up to there misses none, whichever clock stamped them.
 *
 * <p>For one thread.
 */
public final class ServerClock {
    /** The three date formats that RFC 9110 requires recipients to accept. */
    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC),
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("EEE MMM ppd HH:mm:ss yyyy")
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private Optional<ServerTime> earliest = Optional.empty();

    /** Uses an answer if it counts. */
    public void answered(int status, HttpHeaders headers, Instant receivedAt) {
        if (status / 100 != 2 || wasKept(headers)) {
            return;
        }
        headers.allValues("Date").stream()
                .flatMap(ServerClock::parse)
                .min(Instant::compareTo)
                .filter(date ->
                        earliest.filter(known -> !date.isBefore(known.from())).isEmpty())
                .ifPresent(date -> earliest =
                        Optional.of(new ServerTime(date, date.plusSeconds(1), Duration.between(receivedAt, date))));
    }

    /** The earliest time of any answer; empty until there is one. */
    public Optional<ServerTime> earliest() {
        return earliest;
    }

    private static boolean wasKept(HttpHeaders headers) {
        return headers.allValues("Age").stream().anyMatch(age -> !age.strip().equals("0"));
    }

    private static Stream<Instant> parse(String header) {
        return FORMS.stream().flatMap(form -> parse(form, header.strip())).limit(1);
    }

    private static Stream<Instant> parse(DateTimeFormatter form, String text) {
        try {
            return Stream.of(ZonedDateTime.parse(text, form).toInstant());
        } catch (DateTimeException e) {
            return Stream.empty();
        }
    }
}

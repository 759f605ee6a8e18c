package io.vivenuoperator.salesapi.series;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;

/** How long a bucket is. Buckets begin where the wall clock of a zone says so. */
enum Interval {
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    QUARTER("15m", Duration.ofMinutes(15)),
    HOUR("hour", Duration.ofHours(1)),
    DAY("day", Duration.ofDays(1)),
    /** From Monday. */
    WEEK("week", Duration.ofDays(7));

    private final String word;
    private final Duration usual;

    Interval(String word, Duration usual) {
        this.word = word;
        this.usual = usual;
    }

    String word() {
        return word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Interval::word).toList();
    }

    static Interval named(String word) {
        return Arrays.stream(values())
                .filter(interval -> interval.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no interval " + word));
    }

    /** About how many lie between two instants. */
    long bucketsBetween(Instant from, Instant to) {
        return Duration.between(from, to).dividedBy(usual) + 2;
    }

    /** The beginning of the bucket that an instant lies in. */
    Instant begin(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return switch (this) {
            case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
            case WEEK ->
                local.toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atStartOfDay(zone)
                        .toInstant();
            case FIVE_MINUTES, QUARTER, HOUR -> withinTheHour(local);
        };
    }

    private Instant withinTheHour(ZonedDateTime local) {
        long minutes = usual.toMinutes();
        LocalTime time = local.toLocalTime();
        LocalTime begin = time.truncatedTo(ChronoUnit.HOURS).plusMinutes(time.getMinute() / minutes * minutes);
        Instant at = local.with(begin).toInstant();
        // Where clocks are set within the hour, its beginning may have another offset and lie elsewhere.
        return at.isAfter(local.toInstant()) ? local.toInstant() : at;
    }

    /** The beginning of the bucket after the one that begins there. */
    Instant next(Instant begin, ZoneId zone) {
        Instant next =
                switch (this) {
                    case DAY ->
                        begin.atZone(zone)
                                .toLocalDate()
                                .plusDays(1)
                                .atStartOfDay(zone)
                                .toInstant();
                    case WEEK ->
                        begin.atZone(zone)
                                .toLocalDate()
                                .plusDays(7)
                                .atStartOfDay(zone)
                                .toInstant();
                    case FIVE_MINUTES, QUARTER, HOUR -> begin(begin.plus(usual), zone);
                };
        return next.isAfter(begin) ? next : begin.plus(usual);
    }
}

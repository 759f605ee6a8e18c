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
public enum Interval {
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

    public String word() {
        return word;
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Interval::word).toList();
    }

    public static Interval named(String word) {
        return Arrays.stream(values())
                .filter(interval -> interval.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no interval " + word));
    }

    /** The instant so many intervals after this one, or before it; a day is one of the wall clock. */
    public Instant shifted(Instant at, long count, ZoneId zone) {
        return switch (this) {
            case DAY -> at.atZone(zone).plusDays(count).toInstant();
            case WEEK -> at.atZone(zone).plusWeeks(count).toInstant();
            case FIVE_MINUTES, QUARTER, HOUR -> at.plus(usual.multipliedBy(count));
        };
    }

    /** How many whole ones lie between two instants, as {@link #shifted} counts them. */
    public long wholeBetween(Instant from, Instant to, ZoneId zone) {
        return switch (this) {
            case DAY -> ChronoUnit.DAYS.between(from.atZone(zone), to.atZone(zone));
            case WEEK -> ChronoUnit.WEEKS.between(from.atZone(zone), to.atZone(zone));
            case FIVE_MINUTES, QUARTER, HOUR -> Duration.between(from, to).dividedBy(usual);
        };
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
    public Instant next(Instant begin, ZoneId zone) {
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

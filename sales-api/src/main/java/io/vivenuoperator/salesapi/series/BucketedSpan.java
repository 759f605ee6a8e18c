package io.vivenuoperator.salesapi.series;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.time.AskedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The time that a question is about, in buckets. */
public record BucketedSpan(Interval interval, ZoneId zone, Buckets buckets) {
    /** What says it. */
    public static final List<String> PARAMETERS = List.of("interval", "from", "to", "tz");

    private static final String OF_THE_EVENT = "event";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);
    private static final int MOST_BUCKETS = 5_000;
    private static final int MOST_VALUES = 50_000;

    /**
     * Reads it; 7 days up to now when nothing is said.
     *
     * @param usual the interval when none is given
     * @param eventZone the name of the zone of the event in question
     */
    public static BucketedSpan of(Parameters parameters, Interval usual, Optional<String> eventZone, Instant now)
            throws BadParameterException {
        Interval interval = Interval.named(parameters.word("interval", usual.word(), Interval.words()));
        ZoneId zone = AskedTime.zone(parameters, eventZone);
        var asked = AskedTime.span(parameters, zone, now);
        check(interval, asked.from(), asked.to(), MOST_BUCKETS, "buckets");
        return new BucketedSpan(interval, zone, Buckets.between(asked.from(), asked.to(), interval, zone));
    }

    /** The same for events in several zones, of which none counts; nothing is known of times to come. */
    public static BucketedSpan ofMany(Parameters parameters, Interval usual, Instant now) throws BadParameterException {
        if (parameters.text("tz").filter(OF_THE_EVENT::equals).isPresent()) {
            throw new BadParameterException("tz", "must be a time zone such as Europe/Berlin or UTC");
        }
        BucketedSpan span = of(parameters, usual, Optional.empty(), now);
        if (span.begin().isAfter(now)) {
            throw new BadParameterException("from", "must not lie in the future");
        }
        return span;
    }

    /** Refuses buckets that are too many for so many series. */
    public void checkFor(int series) throws BadParameterException {
        check(interval, begin(), end(), MOST_VALUES / Math.max(1, series), "buckets in each of " + series + " series");
    }

    private static void check(Interval interval, Instant from, Instant to, int most, String what)
            throws BadParameterException {
        if (interval.bucketsBetween(from, to) <= most) {
            return;
        }
        String tooMany = "that would be more than " + most + " " + what + "; ";
        for (Interval longer : Interval.values()) {
            if (longer.bucketsBetween(from, to) <= most) {
                throw new BadParameterException(
                        "interval", tooMany + "the smallest interval that fits is " + longer.word());
            }
        }
        throw new BadParameterException("interval", tooMany + "ask for a shorter time");
    }

    /**
     * A number that changes when now passes a bound. In the minute after one it changes with each second: the database's clock may
     * be behind.
     */
    long passed(Instant now) {
        if (now.isBefore(begin())) {
            return Long.MIN_VALUE;
        }
        Instant last = now.isBefore(end()) ? interval.begin(now, zone) : end();
        return now.isBefore(last.plus(CLOCKS_DIFFER)) ? now.getEpochSecond() : last.getEpochSecond();
    }

    public Instant begin() {
        return buckets.begin(1);
    }

    public Instant end() {
        return buckets.end(buckets.count());
    }

    /** The zone's name. */
    public String tz() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }

    /** An instant by the zone's clock. */
    public String local(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }
}

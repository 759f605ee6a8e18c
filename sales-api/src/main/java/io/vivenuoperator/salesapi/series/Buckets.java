package io.vivenuoperator.salesapi.series;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The buckets of a time. The first and the last may be cut by it.
 *
 * @param bounds where one ends and the next begins, first and last end included
 * @param firstCut whether the first one began earlier
 * @param lastCut whether the last one ends later
 */
public record Buckets(List<Instant> bounds, boolean firstCut, boolean lastCut) {
    /** @param to after {@code from} */
    static Buckets between(Instant from, Instant to, Interval interval, ZoneId zone) {
        Instant begin = interval.begin(from, zone);
        List<Instant> bounds = new ArrayList<>(List.of(from));
        Instant end = interval.next(begin, zone);
        while (end.isBefore(to)) {
            bounds.add(end);
            end = interval.next(end, zone);
        }
        bounds.add(to);
        return new Buckets(List.copyOf(bounds), begin.isBefore(from), end.isAfter(to));
    }

    public int count() {
        return bounds.size() - 1;
    }

    /** The beginning of the bucket with this number, from 1. */
    public Instant begin(int number) {
        return bounds.get(number - 1);
    }

    /** The end of the bucket with this number, from 1. */
    public Instant end(int number) {
        return bounds.get(number);
    }

    /** Whether the bucket is not whole, because it is cut or has not ended. */
    boolean partial(int number, Instant now) {
        return (number == 1 && firstCut)
                || (number == count() && lastCut)
                || bounds.get(number).isAfter(now);
    }
}

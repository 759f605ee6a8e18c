package io.vivenuoperator.salesapi.pace;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time up to now in which events are compared with themselves at another time.
 *
 * @param bounds of buckets, of which the last is that time
 */
record MoversWindow(List<Instant> bounds) {
    /** The bucket that it is compared with. */
    static final int BASELINE = 1;

    static final String USUAL = "24h";
    static final String PREVIOUS = "previous";
    static final String LAST_WEEK = "last_week";

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,2})([hd])");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(31);

    /** @param text hours or days, as {@code 24h} or {@code 7d} */
    static MoversWindow of(String text, String baseline, Instant now) throws BadParameterException {
        Duration length = length(text);
        Instant begins = now.minus(length);
        if (baseline.equals(PREVIOUS)) {
            return new MoversWindow(List.of(begins.minus(length), begins, now));
        }
        if (length.compareTo(WEEK) > 0) {
            throw new BadParameterException("window", "must be at most 7d to be compared with last week");
        }
        List<Instant> bounds = length.equals(WEEK)
                ? List.of(begins.minus(WEEK), begins, now)
                : List.of(begins.minus(WEEK), now.minus(WEEK), begins, now);
        return new MoversWindow(bounds);
    }

    private static Duration length(String text) throws BadParameterException {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            Duration length = matcher.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofDays(number);
            if (length.compareTo(LONGEST) <= 0) {
                return length;
            }
        }
        throw new BadParameterException("window", "must be hours or days such as 24h or 7d, at most 31d");
    }

    int last() {
        return bounds.size() - 1;
    }

    Instant begin(int bucket) {
        return bounds.get(bucket - 1);
    }

    Instant end(int bucket) {
        return bounds.get(bucket);
    }
}

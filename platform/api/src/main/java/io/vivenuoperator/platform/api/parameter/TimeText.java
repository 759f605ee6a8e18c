package io.vivenuoperator.platform.api.parameter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * A time in a parameter: a date, or RFC 3339 with an offset; seconds may be left out. What is finer than a microsecond is left out,
 * because the database would round it, maybe to the next bucket.
 */
public final class TimeText {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** A plus that was not escaped arrives as a blank. */
    private static final Pattern LOST_PLUS = Pattern.compile(" (?=\\d{2}:\\d{2}$)");

    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    private TimeText() {}

    /**
     * The instant.
     *
     * @param parameter whose value it is, for the refusal
     * @param zone in which a bare date begins
     */
    public static Instant instant(String parameter, String text, ZoneId zone) throws BadParameterException {
        Instant at;
        try {
            at = DATE.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(LOST_PLUS.matcher(text).replaceFirst("+"))
                            .toInstant();
        } catch (DateTimeException e) {
            throw new BadParameterException(
                    parameter,
                    "must be a date such as 2027-01-31, or a time with its offset such as 2027-01-31T18:00+01:00");
        }
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw new BadParameterException(parameter, "must lie between 1970 and 2200");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}

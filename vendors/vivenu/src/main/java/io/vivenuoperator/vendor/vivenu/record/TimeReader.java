package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Instants in ISO 8601: with or without seconds, with a fraction of any length (truncated to PostgreSQL's microseconds),
 * with Z or an offset in any of its three forms. A date alone or a time without a zone is ambiguous, and is rejected.
 */
final class TimeReader {
    private static final int FIRST_YEAR = 1900;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final int MICROS = 6;
    private static final int NANOS_OF_A_MICRO = 1000;
    private static final Pattern ISO = Pattern.compile(
            "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,100}))?)?"
                    + "(?:[Zz]|([+-][0-9]{2})(?::?([0-9]{2}))?)");
    private static final Pattern WITHOUT_ZONE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,100})?)?)?");

    private TimeReader() {}

    static ParsedField<Instant> instant(JsonNode node) {
        if (!node.isTextual()) {
            return ParsedField.odd("not an ISO time");
        }
        String text = node.textValue().strip();
        if (text.isEmpty()) {
            return ParsedField.odd("empty");
        }
        Matcher time = ISO.matcher(text);
        if (time.matches()) {
            return instant((MatchResult) time);
        }
        return ParsedField.odd(WITHOUT_ZONE.matcher(text).matches() ? "a time without a zone" : "not an ISO time");
    }

    private static ParsedField<Instant> instant(MatchResult time) {
        int year = number(time, 1);
        if (year < FIRST_YEAR) {
            return ParsedField.odd("a year before 1900");
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    year,
                    number(time, 2),
                    number(time, 3),
                    number(time, 4),
                    number(time, 5),
                    number(time, 6),
                    nanos(time.group(7)));
            Instant instant = local.toInstant(offset(time));
            return instant.isAfter(LATEST) ? ParsedField.odd("a year after 9999") : ParsedField.of(instant);
        } catch (DateTimeException e) {
            return ParsedField.odd("not a day or an hour that there is");
        }
    }

    private static ZoneOffset offset(MatchResult time) {
        String hours = time.group(8);
        if (hours == null) {
            return ZoneOffset.UTC;
        }
        int minutes = Math.abs(Integer.parseInt(hours)) * 60 + number(time, 9);
        return ZoneOffset.ofTotalSeconds((hours.charAt(0) == '-' ? -minutes : minutes) * 60);
    }

    private static int nanos(@Nullable String fraction) {
        if (fraction == null) {
            return 0;
        }
        int micros = 0;
        for (int i = 0; i < MICROS; i++) {
            micros = micros * 10 + (i < fraction.length() ? fraction.charAt(i) - '0' : 0);
        }
        return micros * NANOS_OF_A_MICRO;
    }

    private static int number(MatchResult time, int group) {
        String digits = time.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}

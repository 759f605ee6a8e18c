package io.vivenuoperator.simulator.resource;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Dates as a Node service writes them: UTC, always with three decimals. */
public final class Timestamps {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /** For example {@code 2026-11-22T06:00:00.000Z}. */
    public static String iso(Instant instant) {
        return ISO.format(instant);
    }

    static String iso(long millis) {
        return iso(Instant.ofEpochMilli(millis));
    }
}

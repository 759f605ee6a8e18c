package io.vivenuoperator.simulators.platform.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as HTTP headers have them: {@code Thu, 04 Jan 2024 18:05:25 GMT}. */
public final class HttpDates {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT);

    private HttpDates() {}

    /** A time to the second. */
    public static String of(Instant time) {
        return FORM.format(time.atOffset(ZoneOffset.UTC));
    }
}

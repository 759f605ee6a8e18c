package io.vivenuoperator.salesapi.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The lines of a calendar (RFC 5545, 3.1 and 3.3): at most 75 octets each, folded between characters, with text escaped. */
final class CalendarLines {
    private static final int LONGEST = 75;
    private static final String END = "\r\n";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder lines = new StringBuilder();

    CalendarLines add(String name, String value) {
        int octets = 0;
        String line = name + ":" + value;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            String character = line.substring(at, line.offsetByCodePoints(at, 1));
            int size = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                lines.append(END).append(' ');
                octets = 1;
            }
            lines.append(character);
            octets += size;
        }
        lines.append(END);
        return this;
    }

    CalendarLines text(String name, String text) {
        return add(name, escaped(text));
    }

    CalendarLines instant(String name, Instant at) {
        return add(name, UTC.format(at));
    }

    /** Control characters have no place in a calendar; a line break has an escape. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("[\\x00-\\x08\\x0A-\\x1F\\x7F]", "");
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}

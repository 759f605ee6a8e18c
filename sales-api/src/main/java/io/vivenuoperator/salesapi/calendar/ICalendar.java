package io.vivenuoperator.salesapi.calendar;

import io.vivenuoperator.store.query.CalendarEntry;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Dates as a calendar (RFC 5545). A date keeps its UID for ever, and its DTSTAMP for as long as the event stays as it is. */
final class ICalendar {
    private static final String OURS = "vivenu-operator";

    private ICalendar() {}

    static String of(List<CalendarEntry> entries) {
        var lines = new CalendarLines()
                .add("BEGIN", "VCALENDAR")
                .add("VERSION", "2.0")
                .text("PRODID", "-//" + OURS + "//sales-api//EN")
                .add("CALSCALE", "GREGORIAN")
                .text("NAME", "Ticket sales")
                .text("X-WR-CALNAME", "Ticket sales");
        entries.forEach(entry -> add(entry, lines));
        return lines.add("END", "VCALENDAR").toString();
    }

    private static void add(CalendarEntry entry, CalendarLines lines) {
        lines.add("BEGIN", "VEVENT")
                .text("UID", entry.kind() + "." + entry.eventId() + "." + entry.region() + "@" + OURS)
                .instant("DTSTAMP", entry.changedAt())
                .instant("DTSTART", entry.at());
        entry.endsAt().filter(end -> end.isAfter(entry.at())).ifPresent(end -> lines.instant("DTEND", end));
        lines.text("SUMMARY", summary(entry)).text("CATEGORIES", entry.region());
        entry.url().flatMap(ICalendar::uri).ifPresent(url -> lines.add("URL", url));
        lines.add("TRANSP", "TRANSPARENT").add("END", "VEVENT");
    }

    private static String summary(CalendarEntry entry) {
        return switch (entry.kind()) {
            case "on_sale" -> "On sale: " + entry.eventName();
            case "sale_end" -> "Sale ends: " + entry.eventName();
            default -> entry.eventName();
        };
    }

    /** What is no URI has no place in a URL. */
    private static Optional<String> uri(String url) {
        try {
            return Optional.of(URI.create(url)).filter(URI::isAbsolute).map(URI::toASCIIString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

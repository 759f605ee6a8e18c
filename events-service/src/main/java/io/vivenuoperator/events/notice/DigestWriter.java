package io.vivenuoperator.events.notice;

import static java.util.Comparator.comparingLong;

import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what many events mean together: a line for each source, such as {@code dach: 412 tickets in 60 s, sold out: 2}. */
public final class DigestWriter {
    private static final String NEW_TICKETS = "ticket.created";
    /** In the order of a line. What has no words of its own stands behind, by its type. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("region.not_fresh", "data not fresh"),
            Map.entry("region.fresh_again", "data fresh again"),
            Map.entry("region.key_refused", "API key refused"),
            Map.entry("region.webhook_silent", "no webhooks"),
            Map.entry("job.failed", "failed polls"),
            Map.entry("event.sold_out", "sold out"),
            Map.entry("event.available_again", "available again"),
            Map.entry("ticket_type.sold_out", "ticket types sold out"),
            Map.entry("ticket_type.available_again", "ticket types available again"),
            Map.entry("event.threshold_reached", "thresholds reached"),
            Map.entry("event.sale_started", "sales started"),
            Map.entry("event.sale_ended", "sales ended"),
            Map.entry("event.created", "new events"),
            Map.entry("event.updated", "changed events"),
            Map.entry("event.deleted", "deleted events"),
            Map.entry("ticket.updated", "changed tickets"),
            Map.entry("ticket.voided", "voided tickets"),
            Map.entry("job.started", "polls started"),
            Map.entry("job.completed", "polls completed"));

    /**
     * Many events in a few lines.
     *
     * @param headline how many there were
     * @param lines one for each source, the busiest first
     */
    public record DigestText(String headline, List<String> lines) {}

    /**
     * The text of a digest.
     *
     * @param most lines; if there are more sources, the last line counts the rest
     */
    public DigestText text(Collection<OutgoingEvent> events, Duration window, int most) {
        Map<String, Map<String, Long>> sources = events.stream()
                .collect(Collectors.groupingBy(
                        event -> PlainWords.of(event.source()),
                        TreeMap::new,
                        Collectors.groupingBy(OutgoingEvent::type, TreeMap::new, Collectors.counting())));
        List<Map.Entry<String, Map<String, Long>>> busiest = sources.entrySet().stream()
                .sorted(comparingLong((Map.Entry<String, Map<String, Long>> source) -> total(source.getValue()))
                        .reversed())
                .toList();
        int shown = busiest.size() <= most ? busiest.size() : most - 1;
        List<String> lines = new ArrayList<>(busiest.stream()
                .limit(shown)
                .map(source -> source.getKey() + ": " + words(source.getValue(), window))
                .toList());
        if (shown < busiest.size()) {
            long rest = busiest.stream()
                    .skip(shown)
                    .mapToLong(source -> total(source.getValue()))
                    .sum();
            lines.add("%d more: %s".formatted(busiest.size() - shown, counted(rest, "event")));
        }
        return new DigestText(counted(events.size(), "event") + " in " + window.toSeconds() + " s", List.copyOf(lines));
    }

    private static long total(Map<String, Long> types) {
        return types.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String words(Map<String, Long> types, Duration window) {
        Stream<String> tickets = Stream.ofNullable(types.get(NEW_TICKETS))
                .map(count -> counted(count, "ticket") + " in " + window.toSeconds() + " s");
        Stream<String> known = WORDS.stream()
                .filter(word -> types.containsKey(word.getKey()))
                .map(word -> word.getValue() + ": " + number(types.getOrDefault(word.getKey(), 0L)));
        Stream<String> others = types.entrySet().stream()
                .filter(type -> !type.getKey().equals(NEW_TICKETS))
                .filter(type -> WORDS.stream().noneMatch(word -> word.getKey().equals(type.getKey())))
                .map(type -> PlainWords.of(type.getKey()) + ": " + number(type.getValue()));
        return Stream.of(tickets, known, others).flatMap(words -> words).collect(Collectors.joining(", "));
    }

    private static String counted(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}

package io.vivenuoperator.historical.plan;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All tickets that Vivenu lists for an event, or for several.
 *
 * @param tickets how many
 * @param verdicts how many of each; one that is missing stands for none
 */
public record ListedTickets(long tickets, Map<ChoiceVerdict, Long> verdicts, List<ChosenTicket> chosen) {
    public ListedTickets {
        verdicts = Map.copyOf(verdicts);
        chosen = List.copyOf(chosen);
    }

    /** Of several events. */
    public static ListedTickets together(Collection<ListedTickets> events) {
        Map<ChoiceVerdict, Long> verdicts = new EnumMap<>(ChoiceVerdict.class);
        events.forEach(
                event -> event.verdicts().forEach((verdict, count) -> verdicts.merge(verdict, count, Long::sum)));
        return new ListedTickets(
                events.stream().mapToLong(ListedTickets::tickets).sum(),
                verdicts,
                events.stream().flatMap(event -> event.chosen().stream()).toList());
    }

    public long judged(ChoiceVerdict by) {
        return verdicts.getOrDefault(by, 0L);
    }
}

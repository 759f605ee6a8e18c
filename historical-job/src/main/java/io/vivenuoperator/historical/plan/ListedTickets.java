package io.vivenuoperator.historical.plan;

import java.util.List;
import java.util.Map;

/**
 * All tickets that Vivenu lists for an event.
 *
 * @param tickets how many
 * @param verdicts how many of each; one that is missing stands for none
 */
public record ListedTickets(long tickets, Map<ChoiceVerdict, Long> verdicts, List<ChosenTicket> chosen) {
    public ListedTickets {
        verdicts = Map.copyOf(verdicts);
        chosen = List.copyOf(chosen);
    }

    public long judged(ChoiceVerdict by) {
        return verdicts.getOrDefault(by, 0L);
    }
}

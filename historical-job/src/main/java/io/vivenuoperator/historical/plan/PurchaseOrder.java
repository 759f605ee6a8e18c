package io.vivenuoperator.historical.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The order in which tickets go: oldest purchase first, and the tickets of one purchase together. */
public final class PurchaseOrder {
    private PurchaseOrder() {}

    /**
     * The first tickets.
     *
     * @param limit on how many, rounded down to whole purchases, but to one at least
     */
    public static List<ChosenTicket> first(List<ChosenTicket> tickets, OptionalInt limit) {
        List<ChosenTicket> first = new ArrayList<>();
        for (List<ChosenTicket> purchase : purchases(tickets)) {
            if (limit.isPresent() && !first.isEmpty() && first.size() + purchase.size() > limit.getAsInt()) {
                return first;
            }
            first.addAll(purchase);
        }
        return first;
    }

    private static List<List<ChosenTicket>> purchases(List<ChosenTicket> tickets) {
        Map<String, List<ChosenTicket>> purchases = new LinkedHashMap<>();
        tickets.stream()
                .sorted(ChosenTicket.BY_AGE)
                .forEach(ticket -> purchases
                        .computeIfAbsent(ticket.purchase(), purchase -> new ArrayList<>(2))
                        .add(ticket));
        return purchases.values().stream()
                .sorted(Comparator.comparing(List::getFirst, ChosenTicket.BY_AGE))
                .toList();
    }
}

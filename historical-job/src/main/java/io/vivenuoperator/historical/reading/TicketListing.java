package io.vivenuoperator.historical.reading;

import io.vivenuoperator.historical.plan.ChoiceVerdict;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.ListedTickets;
import io.vivenuoperator.historical.plan.PayloadPlace;
import io.vivenuoperator.historical.plan.TicketChoice;
import io.vivenuoperator.vendor.vivenu.model.TicketHead;
import io.vivenuoperator.vendor.vivenu.model.VerbatimTicket;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects the tickets of one walk, each once: one that occurs again is counted as it was last. */
final class TicketListing {
    private static final String UNKNOWN = "unknown";
    private static final int LONGEST_NAME = 200;

    /** @param chosen if the verdict says so */
    private record Listed(ChoiceVerdict verdict, Optional<ChosenTicket> chosen) {}

    private final TicketChoice choice;
    private final String eventId;
    private final Optional<String> seller;
    private final PayloadSpool spool;
    private final Map<String, Listed> byId = new LinkedHashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private boolean sellerless;

    /** @param seller the event's, for tickets that name none */
    TicketListing(TicketChoice choice, String eventId, Optional<String> seller, PayloadSpool spool) {
        this.choice = choice;
        this.eventId = eventId;
        this.seller = seller;
        this.spool = spool;
    }

    void add(VerbatimTicket ticket) throws IOException {
        var head = ticket.head();
        var verdict = choice.judge(head);
        Optional<ChosenTicket> chosen = verdict == ChoiceVerdict.CHOSEN
                ? Optional.of(chosen(head, spool.append(ticket.json())))
                : Optional.empty();
        byId.put(head.id(), new Listed(verdict, chosen));
    }

    private ChosenTicket chosen(TicketHead head, PayloadPlace payload) {
        Optional<String> its = head.sellerId().or(() -> seller);
        sellerless |= its.isEmpty();
        return new ChosenTicket(
                head.id(),
                eventId,
                word(its.orElse("")),
                word(head.name().map(TicketListing::shown).orElse(UNKNOWN)),
                word(head.status().orElse(UNKNOWN)),
                head.purchase().orElse(head.id()),
                head.createdAt(),
                head.updatedAt(),
                payload);
    }

    long size() {
        return byId.size();
    }

    /** Whether a chosen ticket belongs to no seller, so that it can't be given its id. */
    boolean isSellerless() {
        return sellerless;
    }

    ListedTickets listed() {
        List<ChosenTicket> chosen = byId.values().stream()
                .flatMap(listed -> listed.chosen().stream())
                .toList();
        Map<ChoiceVerdict, Long> verdicts =
                byId.values().stream().collect(Collectors.groupingBy(Listed::verdict, Collectors.counting()));
        return new ListedTickets(byId.size(), verdicts, chosen);
    }

    /** The same text is one object, however many tickets have it. */
    private String word(String text) {
        return words.computeIfAbsent(text, Function.identity());
    }

    private static String shown(String name) {
        var plain = name.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return plain.isEmpty() ? UNKNOWN : plain;
    }
}

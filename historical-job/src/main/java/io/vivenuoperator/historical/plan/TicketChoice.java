package io.vivenuoperator.historical.plan;

import io.vivenuoperator.vendor.vivenu.model.TicketHead;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which tickets are wanted.
 *
 * @param statuses empty: every one
 * @param nameContains parts of the type's name, of which one is enough, in capitals or not; empty: every name
 * @param createdAfter this instant included
 * @param createdBefore this instant excluded
 * @param limit on the first ones
 */
public record TicketChoice(
        Set<String> statuses,
        List<String> nameContains,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        OptionalInt limit) {
    public TicketChoice {
        statuses = Set.copyOf(statuses);
        nameContains = nameContains.stream().map(TicketChoice::plain).toList();
    }

    /** Every ticket. */
    public static TicketChoice everything() {
        return new TicketChoice(Set.of(), List.of(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** What becomes of a ticket, as far as it alone can say: status first, then name, then time. */
    public ChoiceVerdict judge(TicketHead ticket) {
        if (!accepts(ticket.status())) {
            return ChoiceVerdict.REJECTED_BY_STATUS;
        }
        if (!nameContains.isEmpty()
                && ticket.name().map(TicketChoice::plain).stream()
                        .noneMatch(name -> nameContains.stream().anyMatch(name::contains))) {
            return ChoiceVerdict.REJECTED_BY_NAME;
        }
        return isInTime(ticket.createdAt()) ? ChoiceVerdict.CHOSEN : ChoiceVerdict.REJECTED_BY_TIME;
    }

    /** Whether a ticket in this status is wanted. */
    public boolean accepts(Optional<String> status) {
        return statuses.isEmpty() || status.filter(statuses::contains).isPresent();
    }

    private boolean isInTime(Optional<Instant> created) {
        boolean isOpen = createdAfter.isEmpty() && createdBefore.isEmpty();
        return isOpen || created.filter(this::isWithin).isPresent();
    }

    private boolean isWithin(Instant at) {
        return createdAfter.map(from -> !at.isBefore(from)).orElse(true)
                && createdBefore.map(at::isBefore).orElse(true);
    }

    private static String plain(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}

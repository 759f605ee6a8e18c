package io.vivenuoperator.historical.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A ticket that is wanted.
 *
 * @param eventId the event that it is for
 * @param type its name, cut to what can be shown
 * @param purchase the transaction in which it was bought; its own id if it names none
 * @param status Vivenu's word
 */
public record ChosenTicket(
        String id,
        String eventId,
        String sellerId,
        String type,
        String status,
        String purchase,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        PayloadPlace payload) {
    /** Oldest first, then by id; what does not say when it was made comes last. */
    static final Comparator<ChosenTicket> BY_AGE = Comparator.comparing(
                    (ChosenTicket ticket) -> ticket.createdAt.orElse(Instant.MAX))
            .thenComparing(ChosenTicket::id);
}

package io.vivenuoperator.store.ledger;

import java.util.Optional;

/**
 * Where a ticket comes from, as far as Vivenu says.
 *
 * @param ticketId the ticket that it was made from
 */
public record TicketAncestry(Optional<OriginKind> kind, Optional<String> ticketId) {
    public static final TicketAncestry UNKNOWN = new TicketAncestry(Optional.empty(), Optional.empty());

    public TicketAncestry {
        if (ticketId.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("the origin's ticketId must not be blank");
        }
    }

    Optional<Integer> kindCode() {
        return kind.map(known -> (int) known.code());
    }
}

package io.vivenuoperator.historical.plan;

import io.vivenuoperator.store.historical.PastTicketState;
import java.util.Optional;

/**
 * A ticket to send.
 *
 * @param former what its endpoint's row says of it before; empty if there is none
 */
public record PlannedTicket(ChosenTicket ticket, Optional<PastTicketState> former) {}

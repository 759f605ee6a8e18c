package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome;
import java.io.IOException;

/** Sends a ticket once. */
@FunctionalInterface
public interface TicketSender {
    /**
     * Sends it, and says whether it arrived.
     *
     * @throws IOException if the payload can't be had; nothing was sent then
     */
    SinglePostOutcome send(ChosenTicket ticket) throws IOException;
}

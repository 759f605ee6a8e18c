package io.vivenuoperator.historical.reading;

import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.ChosenTickets;
import java.io.IOException;
import java.util.Optional;

/** Tickets whose payloads lie in a spool. */
public final class SpooledPayloads {
    private SpooledPayloads() {}

    public static ChosenTicket ticket(PayloadSpool spool, String id, byte[] payload) throws IOException {
        return new ChosenTicket(
                id,
                "event1",
                "seller1",
                "HYROX MEN | CHARITY",
                "VALID",
                id,
                Optional.of(ChosenTickets.NOON),
                Optional.empty(),
                spool.append(payload));
    }
}

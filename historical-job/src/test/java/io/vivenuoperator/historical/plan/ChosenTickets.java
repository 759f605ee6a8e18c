package io.vivenuoperator.historical.plan;

import java.time.Instant;
import java.util.Optional;

/** Chosen tickets for tests. */
public final class ChosenTickets {
    public static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private ChosenTickets() {}

    public static ChosenTicket ticket(String id) {
        return ticket(id, id, 0);
    }

    public static ChosenTicket ticket(String id, String purchase, long minute) {
        return new ChosenTicket(
                id,
                "event1",
                "seller1",
                "HYROX MEN | CHARITY",
                "VALID",
                purchase,
                Optional.of(NOON.plusSeconds(60 * minute)),
                Optional.of(NOON.plusSeconds(60 * minute)),
                new PayloadPlace(0, 0));
    }
}

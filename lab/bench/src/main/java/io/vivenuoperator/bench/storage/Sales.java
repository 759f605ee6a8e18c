package io.vivenuoperator.bench.storage;

import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketAncestry;
import io.vivenuoperator.store.ledger.TicketRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Random sales of one region, poll by poll: the same for both schemas. */
final class Sales {
    static final String REGION = "bench";
    static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");

    private final Scale scale;
    private final Random random;
    private final int[] sold;
    private long tickets;

    Sales(Scale scale) {
        this.scale = scale;
        this.random = new Random(scale.seed());
        this.sold = new int[scale.events() * scale.types()];
    }

    static String eventId(int event) {
        return "%024x".formatted(event + 0x66_0000_0000_0000L);
    }

    static String typeId(int event, int type) {
        return "%024x".formatted(event * 1_000L + type + 0x77_0000_0000_0000L);
    }

    static Instant at(Scale scale, int poll) {
        return BEGIN.plus(Duration.ofDays(1).dividedBy(scale.pollsPerDay()).multipliedBy(poll));
    }

    /** The new tickets of a poll: one to three for each type with sales. */
    List<TicketRecord> poll(Instant at, double changed) {
        List<TicketRecord> batch = new ArrayList<>();
        for (int cell = 0; cell < sold.length; cell++) {
            if (random.nextDouble() < changed) {
                int count = 1 + random.nextInt(3);
                sold[cell] += count;
                for (int i = 0; i < count; i++) {
                    batch.add(ticket(cell, at));
                }
            }
        }
        return batch;
    }

    private TicketRecord ticket(int cell, Instant at) {
        int event = cell / scale.types();
        return new TicketRecord(
                REGION,
                "%024x".formatted(tickets++ + 0x55_0000_0000_0000L),
                eventId(event),
                typeId(event, cell % scale.types()),
                "Ticket",
                LedgerStatus.VALID,
                Optional.of(new BigDecimal("49.90")),
                Optional.of("EUR"),
                TicketAncestry.UNKNOWN,
                at,
                at);
    }

    int sold(int event, int type) {
        return sold[event * scale.types() + type];
    }

    long tickets() {
        return tickets;
    }
}

package io.vivenuoperator.bench.storage;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.event.CountedEvents;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.event.TicketTypeRecord;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.poll.CoverageIntervals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The product's storage: its repositories, used like the poller does. */
final class Product {
    private static final Duration LONGEST_GAP = Duration.ofHours(1);

    private final Database database;
    private final TicketLedger ledger = new TicketLedger();
    private final CoverageIntervals coverage = new CoverageIntervals();

    Product(Database database) {
        this.database = database;
    }

    void describeEvents(Scale scale) {
        List<EventRecord> events = new ArrayList<>();
        for (int event = 0; event < scale.events(); event++) {
            List<TicketTypeRecord> types = new ArrayList<>();
            for (int type = 0; type < scale.types(); type++) {
                types.add(new TicketTypeRecord(
                        Sales.typeId(event, type), "Type " + type, Optional.of(5_000), Optional.empty(), true));
            }
            events.add(new EventRecord(
                    Sales.REGION,
                    Sales.eventId(event),
                    "Event " + event,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("Etc/UTC"),
                    Optional.empty(),
                    Optional.empty(),
                    Sales.BEGIN,
                    types));
        }
        database.inTransaction(tx -> {
            new EventRepository().record(tx, events, Sales.BEGIN);
            // As after a first full poll: from here on figures are known, and 0 means 0.
            new CountedEvents().allCounted(tx, Sales.REGION, Sales.BEGIN);
            return events;
        });
    }

    /** One poll: ledger, figures, snapshots and roll-ups in one statement, and the coverage, in one transaction. */
    void write(Instant at, List<TicketRecord> tickets) {
        database.inTransaction(tx -> {
            coverage.looked(tx, Sales.REGION, at, LONGEST_GAP);
            return ledger.record(tx, tickets, at);
        });
    }
}

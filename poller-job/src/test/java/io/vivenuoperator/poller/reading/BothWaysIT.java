package io.vivenuoperator.poller.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.poller.history.Books;
import io.vivenuoperator.poller.webhook.Mailbox;
import io.vivenuoperator.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever a record looks like, polls and webhooks store the same rows, in any order and repeatedly, and these match the
 * documented rules. {@code -Dboth.ways=500} uses more sellers, {@code -Dfirst.seller=17 -Dboth.ways=1} repeats one.
 */
class BothWaysIT {
    private static final int SELLERS = Integer.getInteger("both.ways", 12);
    private static final int FIRST = Integer.getInteger("first.seller", 0);
    private static final int EVENTS = 40;
    private static final int TICKETS = 160;
    private static final int SHUFFLES = 2;
    private static final int BATCH = 25;

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated().keepingPlans();

    private final Clock clock = Clock.fixed(Instant.parse(Vendor.NOW), ZoneOffset.UTC);

    private enum Way {
        POLL_EVENTS,
        POLL_TICKETS,
        TELL_EVENTS,
        TELL_TICKETS
    }

    private record Reading(Way way, String record) {}

    @Test
    void inAnyOrderTheSameRowsAndTheOnesThatTheRulesName() {
        try (Mailbox webhooks = Mailbox.open(database.runtimeUrl(), clock)) {
            for (int seller = FIRST; seller < FIRST + SELLERS; seller++) {
                check(seller, webhooks);
            }
        }
        System.out.printf(
                "both ways: %d sellers (%d to %d), %d records, %d orders each%n",
                SELLERS, FIRST, FIRST + SELLERS - 1, SELLERS * (EVENTS + TICKETS), 2 + SHUFFLES);
    }

    private void check(int seller, Mailbox webhooks) {
        var vendor = new Vendor(new Random(seller), EVENTS, TICKETS);
        var chance = new Random(~seller);
        List<List<Reading>> orders = new ArrayList<>();
        orders.add(orderly(vendor, true));
        orders.add(orderly(vendor, false));
        for (int i = 0; i < SHUFFLES; i++) {
            List<Reading> shuffled = new ArrayList<>(orderly(vendor, true));
            Collections.shuffle(shuffled, chance);
            orders.add(shuffled);
        }
        List<String> first = List.of();
        for (int order = 0; order < orders.size(); order++) {
            StoredRegion stored = store(seller, order, vendor, orders.get(order), webhooks);
            String where = "seller " + seller + ", order " + order;
            if (order == 0) {
                first = stored.rows();
                requireTruth(where, stored, vendor.truth);
                new Books(database, stored.region()).assertConsistent();
            } else {
                assertThat(stored.rows()).as(where).isEqualTo(first);
            }
        }
    }

    private static void requireTruth(String where, StoredRegion stored, Vendor.Truth truth) {
        assertThat(stored.events()).as(where).containsAllEntriesOf(truth.events());
        assertThat(stored.types()).as(where).isEqualTo(truth.types());
        assertThat(stored.tickets()).as(where).isEqualTo(truth.tickets());
        assertThat(stored.quarantine()).as(where).isEqualTo(truth.quarantine());
    }

    /** Everything one way, everything the other way, and both again. */
    private static List<Reading> orderly(Vendor vendor, boolean pollFirst) {
        List<Reading> polled = new ArrayList<>();
        vendor.events.forEach(record -> polled.add(new Reading(Way.POLL_EVENTS, record)));
        vendor.tickets.forEach(record -> polled.add(new Reading(Way.POLL_TICKETS, record)));
        List<Reading> told = new ArrayList<>();
        vendor.events.forEach(record -> told.add(new Reading(Way.TELL_EVENTS, record)));
        vendor.tickets.forEach(record -> told.add(new Reading(Way.TELL_TICKETS, record)));
        List<Reading> all = new ArrayList<>();
        for (int twice = 0; twice < 2; twice++) {
            all.addAll(pollFirst ? polled : told);
            all.addAll(pollFirst ? told : polled);
        }
        return all;
    }

    private StoredRegion store(int seller, int order, Vendor vendor, List<Reading> readings, Mailbox webhooks) {
        String region = "s" + seller + "-" + order;
        var ways = new Ways(database, webhooks, region, clock);
        ways.pollEvents(vendor.formerEvents);
        ways.pollTickets(vendor.formerTickets);
        for (int from = 0; from < readings.size(); from += BATCH) {
            store(ways, readings.subList(from, Math.min(from + BATCH, readings.size())));
        }
        return new StoredRegion(database, region);
    }

    private static void store(Ways ways, List<Reading> batch) {
        ways.tellTickets(of(batch, Way.TELL_TICKETS));
        ways.pollEvents(of(batch, Way.POLL_EVENTS));
        ways.tellEvents(of(batch, Way.TELL_EVENTS));
        ways.pollTickets(of(batch, Way.POLL_TICKETS));
    }

    private static List<String> of(List<Reading> batch, Way way) {
        return batch.stream()
                .filter(reading -> reading.way() == way)
                .map(Reading::record)
                .toList();
    }
}

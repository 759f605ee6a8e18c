package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.createdAt;
import static io.vivenuoperator.store.Samples.ticket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/**
 * A random history of tickets: sold, refunded, reserved, moved to another type or event, in versions that differ in
 * updatedAt; split into batches, with duplicates, late and repeated versions, in random order.
 */
record LedgerHistory(List<List<TicketRecord>> batches) {
    private static final String[] REGIONS = {"dach", "italy"};
    private static final List<LedgerStatus> STATUSES = List.copyOf(EnumSet.allOf(LedgerStatus.class));
    private static final long BEFORE_WE_WATCHED = 3_600;

    static LedgerHistory random(long seed, int tickets, int batchSize) {
        var random = new Random(seed);
        List<TicketRecord> versions = new ArrayList<>();
        for (int i = 0; i < tickets; i++) {
            addVersions(random, versions, i);
        }
        int repeated = versions.size() / 3;
        for (int i = 0; i < repeated; i++) {
            versions.add(versions.get(random.nextInt(versions.size())));
        }
        Collections.shuffle(versions, random);
        List<List<TicketRecord>> batches = new ArrayList<>();
        for (int from = 0; from < versions.size(); ) {
            int to = Math.min(versions.size(), from + 1 + random.nextInt(batchSize));
            batches.add(versions.subList(from, to));
            from = to;
        }
        return new LedgerHistory(batches);
    }

    private static void addVersions(Random random, List<TicketRecord> versions, int number) {
        String region = REGIONS[random.nextInt(REGIONS.length)];
        boolean old = random.nextInt(4) == 0;
        int count = 1 + random.nextInt(4);
        for (int version = 0; version < count; version++) {
            TicketRecord ticket = ticket(
                    region,
                    "t" + number,
                    "e" + random.nextInt(3),
                    "type" + random.nextInt(4),
                    STATUSES.get(random.nextInt(STATUSES.size())),
                    version * 10L + random.nextInt(10));
            versions.add(old ? createdAt(ticket, NOON.minusSeconds(BEFORE_WE_WATCHED)) : ticket);
        }
    }
}

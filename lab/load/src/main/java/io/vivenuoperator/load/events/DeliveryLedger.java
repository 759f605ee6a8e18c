package io.vivenuoperator.load.events;

import io.vivenuoperator.load.sink.HookBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Each message of a measurement, for each webhook that wants it, is exactly one of delivered, retrying, dead or pending.
 * Delivered is what the endpoints say; the rest is what the service's tables say.
 *
 * @param stored deliveries that the service has stored as such
 * @param repeats that the endpoints got
 * @param faults why the figures are void
 */
record DeliveryLedger(StoredMessages published, DeliveryCounts counts, long stored, long repeats, List<String> faults) {
    DeliveryLedger {
        faults = List.copyOf(faults);
    }

    /** Of messages and webhooks together. */
    record DeliveryCounts(long wanted, long delivered, long retrying, long dead, long pending) {
        boolean addsUp() {
            return wanted == delivered + retrying + dead + pending;
        }
    }

    static DeliveryLedger of(HookGroup group) throws SQLException {
        try (Connection connection = group.stage().connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            StoredMessages published = StoredMessages.read(connection, group);
            var rows = new DeliveryRows(connection, group);
            return of(group, published, rows);
        }
    }

    private static DeliveryLedger of(HookGroup group, StoredMessages published, DeliveryRows rows) throws SQLException {
        HookBook book = group.book();
        Map<String, Set<Long>> retrying = rows.retrying();
        Map<String, Set<Long>> dead = rows.dead();
        Map<String, Set<Long>> stored = rows.delivered();
        Map<String, Long> upto = rows.upto();
        long[] counts = new long[5];
        long lost = 0;
        long untrue = 0;
        long unwanted = 0;
        for (int endpoint = 0; endpoint < book.endpoints(); endpoint++) {
            String id = group.ids().get(endpoint);
            BitSet wanted = published.ofType(group.typeOf().applyAsInt(endpoint));
            unwanted += book.deliveredBeside(endpoint, wanted);
            for (int number = wanted.nextSetBit(0); number >= 0; number = wanted.nextSetBit(number + 1)) {
                long seq = published.seq(number);
                counts[0]++;
                boolean has = book.has(endpoint, number);
                untrue += !has && stored.getOrDefault(id, Set.of()).contains(seq) ? 1 : 0;
                if (has) {
                    counts[1]++;
                } else if (retrying.getOrDefault(id, Set.of()).contains(seq)) {
                    counts[2]++;
                } else if (dead.getOrDefault(id, Set.of()).contains(seq)) {
                    counts[3]++;
                } else if (seq > upto.getOrDefault(id, Long.MAX_VALUE)) {
                    counts[4]++;
                } else {
                    lost++;
                }
            }
        }
        var sums = new DeliveryCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
        var faults = new ArrayList<String>();
        expect(lost == 0 && sums.addsUp(), lost + " messages are neither delivered nor waiting nor dead", faults);
        expect(untrue == 0, untrue + " deliveries are stored that no endpoint knows of", faults);
        expect(unwanted == 0, unwanted + " messages came to an endpoint that did not want them", faults);
        expect(sums.wanted() > 0, "nothing was published", faults);
        expect(book.forged() == 0, book.forged() + " requests were not signed as they should be", faults);
        expect(book.strangers() == 0, book.strangers() + " requests were for nobody", faults);
        expect(book.outOfTurn() == 0, book.outOfTurn() + " came before an earlier one of their key", faults);
        long unreadable = group.stage().hooks().unreadable();
        expect(unreadable == 0, unreadable + " requests could not be read", faults);
        return new DeliveryLedger(
                published, sums, stored.values().stream().mapToLong(Set::size).sum(), book.repeats(), faults);
    }

    private static void expect(boolean good, String otherwise, List<String> faults) {
        if (!good) {
            faults.add(otherwise);
        }
    }

    /** Whether the service has stored all that the endpoints have. */
    boolean settled() {
        return stored >= counts.delivered();
    }

    /** What was acknowledged to the publisher and is not in the log. */
    long missing(BitSet acknowledged) {
        var missing = (BitSet) acknowledged.clone();
        missing.andNot(published.numbers());
        return missing.cardinality();
    }

    @Override
    public String toString() {
        return "published %d = delivered %d + retrying %d + dead %d + pending %d; stored %d, repeats %d"
                .formatted(
                        counts.wanted(),
                        counts.delivered(),
                        counts.retrying(),
                        counts.dead(),
                        counts.pending(),
                        stored,
                        repeats);
    }
}

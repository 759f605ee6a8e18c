package io.vivenuoperator.load.ledger;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Whether the ledger and the database agree; if not, the run's figures are void.
 *
 * @param missing acknowledged, but not in the database
 * @param tickets the tickets in the rows
 * @param sold the figures' count
 */
public record Balance(Tally tally, long rows, long missing, long duplicates, long strangers, long tickets, long sold) {
    public static Balance of(Ledger ledger, Found found) {
        BitSet missing = ledger.acknowledged();
        missing.andNot(found.numbers());
        return new Balance(
                ledger.tally(),
                found.numbers().cardinality(),
                missing.cardinality(),
                found.duplicates(),
                found.strangers(),
                found.tickets(),
                found.sold());
    }

    public boolean holds() {
        return faults().isEmpty();
    }

    /** What does not balance, in words. */
    public List<String> faults() {
        var faults = new ArrayList<String>();
        expect(tally.addsUp(), "sent is not acknowledged + refused + unknown", faults);
        expect(missing == 0, missing + " were acknowledged and are missing", faults);
        expect(duplicates == 0, duplicates + " rows are there twice", faults);
        expect(strangers == 0, strangers + " rows were never sent", faults);
        expect(sold == tickets, sold + " tickets count as sold, of " + tickets + " in rows", faults);
        return List.copyOf(faults);
    }

    private static void expect(boolean good, String otherwise, List<String> faults) {
        if (!good) {
            faults.add(otherwise);
        }
    }

    @Override
    public String toString() {
        return "%s; rows %d, missing %d, duplicates %d, strangers %d, sold %d"
                .formatted(tally, rows, missing, duplicates, strangers, sold);
    }
}

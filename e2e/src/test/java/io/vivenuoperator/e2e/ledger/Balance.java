package io.vivenuoperator.e2e.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether three records agree: the simulator's counts, its attempts, and the inbox.
 *
 * @param sold tickets sold in the run; each causes at least one delivery
 * @param seen attempts
 * @param distinct deliveries among the attempts
 * @param missing sent, but not in the inbox
 * @param twice rows beyond the first of a delivery
 * @param strangers rows that were never sent
 */
public record Balance(
        Tally tally, long sold, long seen, long distinct, long rows, long missing, long twice, long strangers) {
    /**
     * Compares them.
     *
     * @param inbox the delivery ids of all rows of the region
     */
    public static Balance of(Tally tally, long sold, Attempts attempts, List<String> inbox) {
        var sent = attempts.deliveries();
        var stored = Set.copyOf(inbox);
        return new Balance(
                tally,
                sold,
                attempts.seen(),
                sent.size(),
                inbox.size(),
                without(sent, stored),
                inbox.size() - stored.size(),
                without(stored, sent));
    }

    private static long without(Set<String> some, Set<String> others) {
        var rest = new HashSet<>(some);
        rest.removeAll(others);
        return rest.size();
    }

    /** What does not agree, in words. */
    public List<String> faults() {
        var faults = new ArrayList<String>();
        expect(tally.settled(), "sent is not accepted + given up", faults);
        expect(tally.delivered() == tally.accepted(), "not each delivery was accepted in one attempt", faults);
        expect(tally.attempts() == seen, "attempts got out of sight", faults);
        expect(tally.begun() == distinct, "deliveries began without an attempt", faults);
        expect(tally.begun() >= sold, "sales without a delivery", faults);
        expect(missing == 0, missing + " are missing in the inbox", faults);
        expect(twice == 0, twice + " rows are there twice", faults);
        expect(strangers == 0, strangers + " rows were never sent", faults);
        return List.copyOf(faults);
    }

    private static void expect(boolean good, String otherwise, List<String> faults) {
        if (!good) {
            faults.add(otherwise);
        }
    }

    @Override
    public String toString() {
        return "deliveries sent %d = accepted %d + given up %d; attempts %d = accepted %d + refused %d + put off %d%s + unanswered %d; rows in the inbox %d, missing %d, twice %d, strangers %d"
                .formatted(
                        tally.begun(),
                        tally.delivered(),
                        tally.givenUp(),
                        tally.attempts(),
                        tally.accepted(),
                        tally.refused(),
                        tally.putOff(),
                        tally.notAccepted().isEmpty() ? "" : " " + tally.notAccepted(),
                        tally.unanswered(),
                        rows,
                        missing,
                        twice,
                        strangers);
    }
}

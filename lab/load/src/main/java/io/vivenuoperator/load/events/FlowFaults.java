package io.vivenuoperator.load.events;

import io.vivenuoperator.load.ledger.Ledger;
import java.util.List;

/** Compares what was acknowledged to the publisher with what is in the log. */
final class FlowFaults {
    private FlowFaults() {}

    /** Adds what does not balance. */
    static void check(Ledger publishing, DeliveryLedger deliveries, List<String> faults) {
        long missing = deliveries.missing(publishing.acknowledged());
        if (missing > 0) {
            faults.add(missing + " messages were acknowledged and are not in the log");
        }
        if (publishing.acknowledgedSoFar() == 0) {
            faults.add("no message was acknowledged");
        }
    }
}

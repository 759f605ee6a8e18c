package io.vivenuoperator.load.fault;

import io.vivenuoperator.load.ledger.Balance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One fault and its effect.
 *
 * @param balance immediately after the fault
 * @param again how many were repeated afterwards, as Vivenu does, because they were refused or unanswered
 * @param afterwards the balance after that: everything sent is stored, once
 * @param toAcknowledging from the restart, or the database's return, to the next 2xx
 * @param exitCode the receiver's, if it was asked to stop; otherwise 0
 */
public record Episode(
        Fault fault, Balance balance, int again, Balance afterwards, Duration toAcknowledging, int exitCode) {
    /** What is wrong, in words. */
    public List<String> faults() {
        var faults = new ArrayList<>(balance.faults());
        afterwards.faults().forEach(each -> faults.add("after sending again: " + each));
        if (afterwards.rows() != balance.tally().sent()) {
            faults.add("after sending again %d of %d are there"
                    .formatted(afterwards.rows(), balance.tally().sent()));
        }
        if (exitCode != 0) {
            faults.add("the receiver ended with " + exitCode);
        }
        return List.copyOf(faults);
    }

    @Override
    public String toString() {
        return "%s: %s; acknowledges again after %d ms; %d sent again: rows %d, duplicates %d, sold %d"
                .formatted(
                        fault,
                        balance,
                        toAcknowledging.toMillis(),
                        again,
                        afterwards.rows(),
                        afterwards.duplicates(),
                        afterwards.sold());
    }
}

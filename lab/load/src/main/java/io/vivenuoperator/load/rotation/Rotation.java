package io.vivenuoperator.load.rotation;

import io.vivenuoperator.load.ledger.Balance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of deliveries during key changes.
 *
 * @param slowest the longest time from swapping the file until the receiver had loaded it
 */
public record Rotation(int rotations, Balance balance, Duration slowest) {
    private static final Duration PROMISED = Duration.ofSeconds(5);

    /** What is wrong, in words. */
    public List<String> faults() {
        var faults = new ArrayList<>(balance.faults());
        if (balance.tally().refused() + balance.tally().unknown() > 0) {
            faults.add("deliveries were refused, or not answered");
        }
        if (slowest.compareTo(PROMISED) > 0) {
            faults.add("a new file was not live within " + PROMISED.toSeconds() + " s");
        }
        return List.copyOf(faults);
    }

    @Override
    public String toString() {
        return "%d rotations: %s; a new file is live after %d ms at most; %s"
                .formatted(
                        rotations,
                        balance,
                        slowest.toMillis(),
                        faults().isEmpty() ? "VALID" : "VOID: " + String.join("; ", faults()));
    }
}

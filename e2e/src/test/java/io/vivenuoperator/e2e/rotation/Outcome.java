package io.vivenuoperator.e2e.rotation;

import io.vivenuoperator.e2e.ledger.Balance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The result of a run.
 *
 * @param strict whether even a delivery that was put off makes it void; a busy machine may well be too slow
 * @param figuresAreTrue whether the database counts as sold what the simulator sold
 */
public record Outcome(List<Rotation> rotations, Balance balance, boolean figuresAreTrue, boolean strict) {
    public Outcome {
        rotations = List.copyOf(rotations);
    }

    /** Why the run is void; empty when it is valid. */
    public List<String> faults() {
        var faults = new ArrayList<>(balance.faults());
        if (balance.tally().refused() > 0) {
            faults.add("deliveries were refused");
        }
        if (strict && balance.tally().putOff() > 0) {
            faults.add("deliveries were put off");
        }
        if (balance.tally().givenUp() > 0) {
            faults.add("deliveries were given up");
        }
        if (balance.tally().unanswered() > 0
                && rotations.stream().noneMatch(rotation -> rotation.incident().endsAReceiver())) {
            faults.add("deliveries were not answered, though no receiver ended");
        }
        if (!figuresAreTrue) {
            faults.add("the figures in the database are not what was sold");
        }
        return List.copyOf(faults);
    }

    @Override
    public String toString() {
        return "%d rotations: %s; longest until the new key signs: %s; sold in PostgreSQL %s; %s"
                .formatted(
                        rotations.size(),
                        balance,
                        longest(),
                        figuresAreTrue ? "= truth" : "DIFFERS",
                        faults().isEmpty() ? "VALID" : "VOID: " + String.join("; ", faults()));
    }

    private String longest() {
        return "%d ms, with the controller ended %d ms"
                .formatted(longest(rotation -> !endsTheController(rotation)), longest(Outcome::endsTheController));
    }

    private static boolean endsTheController(Rotation rotation) {
        return rotation.incident() != Incident.NONE && !rotation.incident().endsAReceiver();
    }

    private long longest(Predicate<Rotation> which) {
        return rotations.stream()
                .filter(which)
                .map(Rotation::took)
                .max(Comparator.naturalOrder())
                .map(Duration::toMillis)
                .orElse(0L);
    }
}

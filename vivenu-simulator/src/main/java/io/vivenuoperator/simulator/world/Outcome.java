package io.vivenuoperator.simulator.world;

import java.util.List;

/**
 * The effect of an action on a seller's data.
 *
 * @param ids the affected tickets (or event), in order
 * @param changes what webhooks are notified of, in order
 */
public record Outcome(List<String> ids, List<Change> changes) {
    public Outcome {
        ids = List.copyOf(ids);
        changes = List.copyOf(changes);
    }
}

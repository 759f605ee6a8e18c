package io.vivenuoperator.simulator.world;

import java.util.List;

/**
 * What an action did to a seller's data.
 *
 * @param ids the tickets (or the event) it was done to, in order
 * @param changes what the webhooks are to be told, in order
 */
public record Outcome(List<String> ids, List<Change> changes) {
    public Outcome {
        ids = List.copyOf(ids);
        changes = List.copyOf(changes);
    }
}

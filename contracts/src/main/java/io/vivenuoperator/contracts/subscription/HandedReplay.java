package io.vivenuoperator.contracts.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A replay as it is handed over. Gone from a later file: stop it.
 *
 * @param uid of the resource
 * @param subscription uid of the subscription
 * @param from messages that were stored then or later
 * @param to messages that were stored before; absent: until the replay begins
 * @param types of the subscription's messages only these; empty: all
 * @param regions of the subscription's messages only those of these regions, by their keys; empty: all
 * @param only All, Failed or DeadLetters
 * @param ratePerSecond absent: the subscription's own
 */
public record HandedReplay(
        String uid,
        String namespace,
        String name,
        String subscription,
        Instant from,
        Optional<Instant> to,
        List<String> types,
        List<String> regions,
        String only,
        Optional<Integer> ratePerSecond,
        boolean dryRun) {
    public HandedReplay {
        types = List.copyOf(types);
        regions = List.copyOf(regions);
    }
}

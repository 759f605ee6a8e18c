package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.contracts.subscription.HandedSubscription;
import java.util.List;
import java.util.Optional;

/**
 * A subscription with everything in it that the events service needs.
 *
 * @param endpoint host of its URL
 * @param missing names of regions in the spec that nobody has
 */
record ResolvedSubscription(HandedSubscription entry, Optional<String> endpoint, List<String> missing) {
    ResolvedSubscription {
        missing = List.copyOf(missing);
    }

    int regionCount() {
        return entry.regions().size();
    }
}

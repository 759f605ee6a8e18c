package io.vivenuoperator.store.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which subscriptions to list, the oldest first.
 *
 * @param visible those are listed that are about nothing but these sources; an asterisk is every one
 * @param after leaves out those up to this one
 */
public record SubscriptionPage(List<String> visible, Optional<PagePlace> after, int most) {
    public SubscriptionPage {
        visible = List.copyOf(visible);
    }

    /** A subscription's place in the list. */
    public record PagePlace(Instant createdAt, String uid) {}
}

package io.vivenuoperator.store.subscription;

import java.util.Optional;

/**
 * What of a subscription never changes.
 *
 * @param uid unique for ever
 * @param namespace of its resource; empty for one that was made over HTTP
 * @param createdBy the name of the key that made it, or of its resource; no person
 */
public record SubscriptionIdentity(
        String uid, SubscriptionOrigin origin, Optional<String> namespace, String name, String createdBy) {
    private static final int SHARDS = 16;

    public SubscriptionIdentity {
        if (uid.isEmpty() || name.isEmpty() || createdBy.isEmpty()) {
            throw new IllegalArgumentException("a subscription needs a uid, a name and a maker");
        }
    }

    /** The share of subscriptions that one process delivers for, 0 to 15. */
    public int shard() {
        return Math.floorMod(uid.hashCode(), SHARDS);
    }

    /** As its owner names it: with the namespace if there is one. */
    public String fullName() {
        return namespace.map(space -> space + "/" + name).orElse(name);
    }
}

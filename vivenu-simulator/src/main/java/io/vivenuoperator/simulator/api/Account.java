package io.vivenuoperator.simulator.api;

import io.vivenuoperator.simulator.webhook.Webhooks;
import io.vivenuoperator.simulator.world.SellerWorld;

/** A seller: its world and its webhooks. */
public record Account(SellerWorld world, Webhooks webhooks) {
    /** The seller's name. */
    public String seller() {
        return world.seller();
    }

    /** The seller's API key: {@code sim-key-} and the seller's name. */
    public String apiKey() {
        return "sim-key-" + seller();
    }

    @Override
    public String toString() {
        return "Account[" + seller() + "]";
    }
}

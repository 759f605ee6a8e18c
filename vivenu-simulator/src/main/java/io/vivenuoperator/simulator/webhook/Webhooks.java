package io.vivenuoperator.simulator.webhook;

import io.vivenuoperator.simulator.world.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One seller's webhooks in the order of their creation. Two may be equal except for their id: Vivenu allows it. */
public final class Webhooks {
    private final Ids ids;
    private final List<Webhook> webhooks = new ArrayList<>();
    private int created;

    /** Starts without webhooks. */
    public Webhooks(Ids ids) {
        this.ids = ids;
    }

    /** All registered webhooks. */
    public synchronized List<Webhook> all() {
        return List.copyOf(webhooks);
    }

    /** The webhook with this id. */
    public synchronized Optional<Webhook> get(String id) {
        return webhooks.stream().filter(webhook -> webhook.id().equals(id)).findFirst();
    }

    /** Adds a webhook under a new id. */
    public synchronized Webhook add(WebhookBody body) {
        Webhook webhook = body.create(ids.webhook(created++));
        webhooks.add(webhook);
        return webhook;
    }

    /** Changes the webhook with this id. */
    public synchronized Optional<Webhook> update(String id, UnaryOperator<Webhook> change) {
        Optional<Webhook> changed = get(id).map(change);
        changed.ifPresent(webhook -> webhooks.replaceAll(old -> old.id().equals(id) ? webhook : old));
        return changed;
    }

    /** Removes the webhook with this id and returns it. */
    public synchronized Optional<Webhook> remove(String id) {
        Optional<Webhook> removed = get(id);
        removed.ifPresent(webhooks::remove);
        return removed;
    }
}

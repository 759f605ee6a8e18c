package io.vivenuoperator.simulators.patreon.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The webhooks of the client. */
public final class WebhookBook {
    private final Map<String, Webhook> byId = new LinkedHashMap<>();
    private int made;

    /** A number for a new one. */
    public synchronized int next() {
        made++;
        return made;
    }

    /** Adds one. */
    public synchronized void add(Webhook webhook) {
        byId.put(webhook.id(), webhook);
    }

    /** Changes one; empty if there is none. */
    public synchronized Optional<Webhook> change(String id, UnaryOperator<Webhook> change) {
        return Optional.ofNullable(byId.computeIfPresent(id, (same, webhook) -> change.apply(webhook)));
    }

    /** Says how an attempt went; after so many failures in a row it is paused. */
    public void attempted(String id, boolean accepted, int pauseAfter, Instant at) {
        change(id, webhook -> webhook.attempted(accepted, pauseAfter, at));
    }

    /** Removes one; false if there is none. */
    public synchronized boolean remove(String id) {
        return byId.remove(id) != null;
    }

    /** One by its id. */
    public synchronized Optional<Webhook> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All, oldest first. */
    public synchronized List<Webhook> all() {
        return List.copyOf(byId.values());
    }
}

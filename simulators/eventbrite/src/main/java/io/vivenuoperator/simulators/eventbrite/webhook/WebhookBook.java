package io.vivenuoperator.simulators.eventbrite.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The webhooks of the organization. */
public final class WebhookBook {
    private static final int FIRST = 1_990_000;

    private final Map<String, Webhook> byId = new LinkedHashMap<>();
    private int made = FIRST;

    /** An id for a new one. */
    public synchronized String nextId() {
        made++;
        return Integer.toString(made);
    }

    /** Adds one. */
    public synchronized void add(Webhook webhook) {
        byId.put(webhook.id(), webhook);
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

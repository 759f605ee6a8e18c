package io.vivenuoperator.simulators.klaviyo.webhook;

import java.time.Instant;
import java.util.Set;

/** A registered webhook. Its secret is never shown. */
public record Webhook(
        String id,
        String name,
        String description,
        String endpointUrl,
        String secretKey,
        boolean enabled,
        Set<String> topics,
        Instant createdAt,
        Instant updatedAt) {
    private static final int SHOWN = 16;

    public Webhook {
        topics = Set.copyOf(topics);
    }

    /** The URL as Klaviyo shows it: not whole. */
    public String truncatedUrl() {
        int start = endpointUrl.indexOf("://") + 3;
        int end = Math.min(endpointUrl.length(), start + SHOWN);
        return endpointUrl.substring(0, end) + "...";
    }

    /** The same, on or off. */
    public Webhook enabled(boolean now, Instant at) {
        return new Webhook(id, name, description, endpointUrl, secretKey, now, topics, createdAt, at);
    }

    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}

package io.vivenuoperator.simulator.webhook;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A registered webhook.
 *
 * @param events each named type, and whether it is subscribed to
 * @param hmacKey the key that signs deliveries; without it they are unsigned
 */
public record Webhook(
        String id, String name, URI url, boolean enabled, Map<String, Boolean> events, Optional<String> hmacKey) {
    public Webhook {
        events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    }

    /** Whether it is subscribed to this type. */
    public boolean wants(String type) {
        return enabled && events.getOrDefault(type, false);
    }

    @Override
    public String toString() {
        return "Webhook[id=" + id + ", name=" + name + ", url=" + url + ", enabled=" + enabled + "]";
    }
}

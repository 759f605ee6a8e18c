package io.vivenuoperator.vendor.vivenu.model;

import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.util.Optional;
import java.util.Set;

/**
 * A webhook as it is registered at Vivenu.
 *
 * @param events the types that are switched on
 * @param signingKey as returned by Vivenu; absent if deliveries are unsigned
 */
public record Webhook(
        String id, String name, String url, boolean enabled, Set<String> events, Optional<SigningKey> signingKey) {
    public Webhook {
        events = Set.copyOf(events);
    }

    /** Whether sending the definition would change nothing. */
    public boolean isAsWanted(WebhookDefinition wanted) {
        return enabled
                && name.equals(wanted.name())
                && url.equals(wanted.url())
                && events.equals(wanted.events())
                && signingKey.equals(Optional.of(wanted.signingKey()));
    }
}

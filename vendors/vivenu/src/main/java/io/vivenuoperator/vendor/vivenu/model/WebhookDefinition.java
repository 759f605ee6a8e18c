package io.vivenuoperator.vendor.vivenu.model;

import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.util.Set;

/**
 * The desired webhook, which is enabled and signed.
 *
 * @param name 5 to 30 characters (Vivenu's OpenAPI)
 * @param url the address of the deliveries; the real Vivenu accepts only public HTTPS
 * @param events wire names such as {@code event.updated}
 */
public record WebhookDefinition(String name, String url, Set<String> events, SigningKey signingKey) {
    public WebhookDefinition {
        if (name.length() < 5 || name.length() > 30) {
            throw new IllegalArgumentException(
                    "a webhook's name must have 5 to 30 characters, but this has " + name.length());
        }
        events = Set.copyOf(events);
    }
}

package io.vivenuoperator.store.subscription;

import java.util.List;
import java.util.Optional;

/**
 * What of a subscription may change.
 *
 * @param spec as JSON, without any secret
 * @param regions the sources that whoever made it may see; an asterisk is every one
 * @param active whether it is delivered to
 */
public record SubscriptionContent(
        String spec, Optional<EncryptedSecrets> secrets, List<String> regions, boolean active) {
    /** Stands for every source. */
    public static final String EVERY_REGION = "*";

    public SubscriptionContent {
        regions = List.copyOf(regions);
    }
}

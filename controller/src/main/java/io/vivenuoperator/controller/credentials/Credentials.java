package io.vivenuoperator.controller.credentials;

import io.vivenuoperator.client.transport.ApiKey;
import io.vivenuoperator.controller.condition.Finding;
import java.util.Optional;

/**
 * What is known about a region's API key.
 *
 * @param key present when there is one that is well-formed, valid or not
 * @param sellerId whose key it is; empty when it is not valid, or the seller has no event to tell it by
 */
public record Credentials(Finding finding, Optional<ApiKey> key, Optional<String> sellerId) {

    static Credentials without(Finding finding) {
        return new Credentials(finding, Optional.empty(), Optional.empty());
    }
}

package io.vivenuoperator.controller.credentials;

import io.vivenuoperator.crd.v1alpha1.RefusalStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.util.Optional;

/**
 * What is known about a region's API key.
 *
 * @param key the key if it is well-formed, whether or not it is valid
 * @param sellerId the key's seller; empty if the key is not valid, or the seller has no event that names it
 * @param refusal stored in the status so that a refusal by Vivenu survives a restart
 */
public record RegionCredentials(
        ConditionResult finding, Optional<ApiKey> key, Optional<String> sellerId, Optional<RefusalStatus> refusal) {
    static RegionCredentials without(ConditionResult finding) {
        return new RegionCredentials(finding, Optional.empty(), Optional.empty(), Optional.empty());
    }
}

package io.vivenuoperator.controller.credentials;

import io.vivenuoperator.crd.v1alpha1.RefusalStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.util.Optional;

/**
 * What is known about a region's API key.
 *
 * @param key present when there is one that is well-formed, valid or not
 * @param sellerId whose key it is; empty when it is not valid, or the seller has no event to tell it by
 * @param refusal what has to survive a restart, when Vivenu refuses the key
 */
public record Credentials(
        ConditionResult finding, Optional<ApiKey> key, Optional<String> sellerId, Optional<RefusalStatus> refusal) {
    static Credentials without(ConditionResult finding) {
        return new Credentials(finding, Optional.empty(), Optional.empty(), Optional.empty());
    }
}

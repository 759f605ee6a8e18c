package io.vivenuoperator.controller.webhook;

import io.vivenuoperator.crd.v1alpha1.WebhookStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.util.Optional;

/**
 * How a region's webhook stands.
 *
 * @param webhook what the status says about it; empty when nothing new is known
 */
public record WebhookResult(ConditionResult finding, Optional<WebhookStatus> webhook) {
    public static WebhookResult of(ConditionResult finding) {
        return new WebhookResult(finding, Optional.empty());
    }
}

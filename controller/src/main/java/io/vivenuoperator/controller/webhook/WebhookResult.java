package io.vivenuoperator.controller.webhook;

import io.vivenuoperator.crd.v1alpha1.WebhookStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.util.Optional;

/**
 * The state of a region's webhook.
 *
 * @param webhook the webhook as shown in the status; empty if nothing new is known
 */
public record WebhookResult(ConditionResult finding, Optional<WebhookStatus> webhook) {
    public static WebhookResult of(ConditionResult finding) {
        return new WebhookResult(finding, Optional.empty());
    }
}

package io.vivenuoperator.controller.webhook;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.Credentials;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;
import io.vivenuoperator.operator.secret.SecretLookup;

/** Signing key, registry and webhook. */
public final class WebhookStep {
    private final SigningKeys signingKeys;
    private final WebhookRegistration webhooks;

    public WebhookStep(SigningKeys signingKeys, WebhookRegistration webhooks) {
        this.signingKeys = signingKeys;
        this.webhooks = webhooks;
    }

    public WebhookResult register(VivenuRegion region, Credentials credentials, SecretLookup secrets) {
        try {
            return webhooks.register(region, credentials, () -> signingKeys.resolve(region, secrets));
        } catch (KubernetesClientException e) {
            return WebhookResult.of(KubernetesRefusal.of(e).orElseThrow(() -> e).finding(Reason.KUBERNETES_REFUSED));
        }
    }

    /** Called when the region is gone. */
    public void forget(VivenuRegion region) {
        webhooks.forgetResult(region);
    }
}

package io.vivenuoperator.controller.webhook;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.RegionCredentials;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;
import io.vivenuoperator.operator.secret.SecretReferences;

/** Signing key, registry and webhook. */
public final class WebhookStep {
    private final SecretReferences<VivenuRegion> secrets;
    private final SigningKeys signingKeys;
    private final WebhookRegistration webhooks;

    public WebhookStep(SecretReferences<VivenuRegion> secrets, SigningKeys signingKeys, WebhookRegistration webhooks) {
        this.secrets = secrets;
        this.signingKeys = signingKeys;
        this.webhooks = webhooks;
    }

    public WebhookResult register(VivenuRegion region, RegionCredentials credentials, Context<VivenuRegion> context) {
        try {
            return webhooks.register(region, credentials, () -> signingKeys.resolve(region, secrets.lookup(context)));
        } catch (KubernetesClientException e) {
            return WebhookResult.of(KubernetesRefusal.of(e).orElseThrow(() -> e).finding(Reason.KUBERNETES_REFUSED));
        }
    }

    /** Called when the region is gone. */
    public void forget(VivenuRegion region) {
        webhooks.forgetResult(region);
    }
}

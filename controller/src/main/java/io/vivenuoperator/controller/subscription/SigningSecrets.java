package io.vivenuoperator.controller.subscription;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.crd.v1alpha1.subscription.SigningSecretRef;
import io.vivenuoperator.operator.ownership.Ownership;
import io.vivenuoperator.operator.secret.SecretLookup;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What signs a subscription's deliveries: the user's secrets, or one that is generated once and owned by the subscription. */
final class SigningSecrets {
    /** On the Secrets that the controller makes; its value is the subscription's name. */
    static final String LABEL = "vivenu-operator.io/subscription";

    private static final int OCTETS = 32;
    private static final int SHORTEST = 16;
    /** By which Standard Webhooks tells a secret in base64. */
    private static final String PREFIX = "whsec_";

    private final KubernetesClient client;
    private final SecureRandom random;

    SigningSecrets(KubernetesClient client, SecureRandom random) {
        this.client = client;
        this.random = random;
    }

    /** The first is the current one. */
    List<String> resolve(EventSubscription subscription, SecretLookup secrets) throws UnresolvedException {
        var resolved = new ArrayList<String>();
        for (var ref : SubscriptionSecrets.signing(subscription)) {
            resolved.add(resolve(subscription, ref, secrets));
        }
        return resolved;
    }

    private String resolve(EventSubscription subscription, SigningSecretRef ref, SecretLookup secrets)
            throws UnresolvedException {
        var value = SubscriptionSecrets.isOwned(subscription)
                ? TargetResolution.found(SecretLookup.read(
                        secrets.find(ref.name()).orElseGet(() -> create(subscription, ref)), ref.key()))
                : TargetResolution.found(secrets.read(ref.name(), ref.key()));
        if (value.length() < SHORTEST) {
            throw new UnresolvedException(
                    SubscriptionReason.SECRET_TOO_SHORT,
                    "Secret " + ref.name() + " has less than " + SHORTEST + " characters under " + ref.key()
                            + ": put a longer signing secret there.");
        }
        return value;
    }

    private Secret create(EventSubscription subscription, SigningSecretRef ref) {
        var meta = subscription.getMetadata();
        var secret = new SecretBuilder()
                .withNewMetadata()
                .withName(ref.name())
                .withNamespace(meta.getNamespace())
                .withLabels(Ownership.labels(Map.of(LABEL, meta.getName())))
                .withOwnerReferences(Ownership.reference(subscription))
                .endMetadata()
                .withType("Opaque")
                .withData(Map.of(ref.key(), encoded(generate())))
                .build();
        try {
            // The API server refuses it if our cache lags behind our own creation.
            return client.resource(secret).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return Optional.ofNullable(client.secrets()
                            .inNamespace(meta.getNamespace())
                            .withName(ref.name())
                            .get())
                    .orElseThrow(() -> e);
        }
    }

    private String generate() {
        var octets = new byte[OCTETS];
        random.nextBytes(octets);
        return PREFIX + Base64.getEncoder().encodeToString(octets);
    }

    private static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}

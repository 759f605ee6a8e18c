package io.vivenuoperator.controller.signing;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.crd.v1alpha1.SigningKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.ownership.Ownership;
import io.vivenuoperator.operator.secret.SecretLookup;
import io.vivenuoperator.operator.secret.SecretValue;
import java.net.HttpURLConnection;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** A region's signing key: the user's, or one that is generated once and owned by the region. */
public final class SigningKeys {
    private static final int BYTES = 32;

    private final KubernetesClient client;
    private final SecureRandom random;

    public SigningKeys(KubernetesClient client, SecureRandom random) {
        this.client = client;
        this.random = random;
    }

    /** The Secret and key that hold it. */
    public static SigningKeySecretRef ref(VivenuRegion region) {
        var users = region.getSpec().webhook().signingKeySecretRef();
        return users != null
                ? users
                : new SigningKeySecretRef(
                        RegionNames.ownedSigningKey(region.getMetadata().getName()), SigningKeySecretRef.DEFAULT_KEY);
    }

    public SecretValue resolve(VivenuRegion region, SecretLookup secrets) {
        var ref = ref(region);
        if (region.getSpec().webhook().signingKeySecretRef() != null) {
            return secrets.read(ref.name(), ref.key());
        }
        var owned = secrets.find(ref.name()).orElseGet(() -> create(region));
        return SecretLookup.read(owned, ref.key());
    }

    private Optional<Secret> stored(VivenuRegion region) {
        return Optional.ofNullable(client.secrets()
                .inNamespace(region.getMetadata().getNamespace())
                .withName(ref(region).name())
                .get());
    }

    private Secret create(VivenuRegion region) {
        var secret = new SecretBuilder()
                .withNewMetadata()
                .withName(ref(region).name())
                .withNamespace(region.getMetadata().getNamespace())
                .withLabels(ResourceLabels.of(region))
                .withOwnerReferences(Ownership.reference(region))
                .endMetadata()
                .withType("Opaque")
                .withStringData(Map.of(SigningKeySecretRef.DEFAULT_KEY, generate()))
                .build();
        try {
            // The API server refuses it if our cache lags behind our own creation.
            return client.resource(secret).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return stored(region).orElseThrow(() -> e);
        }
    }

    private String generate() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.controller.settings.HistoricalSettings;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.historical.BucketKeyRef;
import io.vivenuoperator.crd.v1alpha1.historical.SyncDelivery;
import io.vivenuoperator.crd.v1alpha1.historical.SyncObjectStore;
import io.vivenuoperator.crd.v1alpha1.historical.SyncOutput;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.crd.v1alpha1.historical.VolumeClaimRef;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.secret.SecretLookup;
import io.vivenuoperator.operator.secret.SecretValue;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Looks at what no CRD can see: whether that is there and allowed which the spec names. */
final class SyncAcceptance {
    private final KubernetesClient client;
    private final HistoricalSettings settings;
    private final SyncPlace place;

    SyncAcceptance(KubernetesClient client, HistoricalSettings settings, SyncPlace place) {
        this.client = client;
        this.settings = settings;
        this.place = place;
    }

    /** The first obstacle in the order in which somebody would remove them. */
    SyncVerdict judge(VivenuHistoricalSync sync, Optional<VivenuRegion> region, SecretLookup secrets) {
        if (!place.isHomeOf(sync)) {
            return refused(
                    SyncReason.NAMESPACE_NOT_SERVED,
                    "Syncs run in namespace " + place.namespace() + ", where the database's Secret is: create region,"
                            + " Secret and sync there.");
        }
        if (region.isEmpty()) {
            return refused(
                    SyncReason.REGION_NOT_FOUND,
                    "VivenuRegion " + sync.getSpec().regionRef().name()
                            + " does not exist in this namespace: create it.");
        }
        return obstacle(sync, region.get(), secrets)
                .<SyncVerdict>map(SyncVerdict.Refused::new)
                .orElseGet(() -> new SyncVerdict.Accepted(region.get()));
    }

    private Optional<ConditionResult> obstacle(VivenuHistoricalSync sync, VivenuRegion region, SecretLookup secrets) {
        return regionsKey(region)
                .or(() -> sync.getSpec().target().flatMap(this::endpoint))
                .or(() -> Optional.ofNullable(sync.getSpec().delivery()).flatMap(delivery -> key(delivery, secrets)))
                .or(() -> Optional.ofNullable(sync.getSpec().output()).flatMap(output -> output(output, secrets)));
    }

    private static Optional<ConditionResult> regionsKey(VivenuRegion region) {
        var name = region.getMetadata().getName();
        var credentials = Optional.ofNullable(region.getStatus())
                .flatMap(status -> status.condition(ConditionType.CREDENTIALS_VALID));
        if (credentials.filter(known -> known.status() == ConditionStatus.TRUE).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(ConditionResult.no(
                SyncReason.REGION_NOT_READY,
                "VivenuRegion " + name + " has no API key that is known to be good"
                        + credentials.map(known -> " (" + known.reason() + ")").orElse("") + ": see its status."));
    }

    private Optional<ConditionResult> output(SyncOutput output, SecretLookup secrets) {
        return Optional.ofNullable(output.objectStore())
                .flatMap(store -> bucket(store, secrets))
                .or(() -> Optional.ofNullable(output.volumeClaim())
                        .map(VolumeClaimRef::name)
                        .flatMap(this::volume));
    }

    private Optional<ConditionResult> bucket(SyncObjectStore store, SecretLookup secrets) {
        var secret = store.credentialsSecretRef().name();
        return endpoint(store.endpoint())
                .or(() -> missing(secrets.read(secret, BucketKeyRef.ID)))
                .or(() -> missing(secrets.read(secret, BucketKeyRef.SECRET)));
    }

    private Optional<ConditionResult> endpoint(String url) {
        var host = host(url);
        return settings.allows(host)
                ? Optional.empty()
                : Optional.of(ConditionResult.no(
                        SyncReason.ENDPOINT_NOT_ALLOWED,
                        "Tickets may not be sent to " + host
                                + ": whoever runs the installation adds the host to historical.endpoints."));
    }

    /** As the CRD has taken it. */
    static String host(String url) {
        return Optional.ofNullable(URI.create(url).getHost()).orElse("").toLowerCase(Locale.ROOT);
    }

    private static Optional<ConditionResult> key(SyncDelivery delivery, SecretLookup secrets) {
        var ref = delivery.signingKeySecretRef();
        return missing(secrets.read(ref.name(), ref.key()));
    }

    private static Optional<ConditionResult> missing(SecretValue value) {
        return switch (value) {
            case SecretValue.Found _ -> Optional.empty();
            case SecretValue.NoSecret(String message) ->
                Optional.of(ConditionResult.no(SyncReason.SECRET_NOT_FOUND, message));
            case SecretValue.NoValue(String message) ->
                Optional.of(ConditionResult.no(SyncReason.SECRET_KEY_MISSING, message));
        };
    }

    private Optional<ConditionResult> volume(String name) {
        var claim = client.persistentVolumeClaims()
                .inNamespace(place.namespace())
                .withName(name)
                .get();
        return claim != null
                ? Optional.empty()
                : Optional.of(ConditionResult.no(
                        SyncReason.VOLUME_CLAIM_NOT_FOUND,
                        "PersistentVolumeClaim " + name + " does not exist in this namespace: create it."));
    }

    private static SyncVerdict refused(SyncReason reason, String message) {
        return new SyncVerdict.Refused(ConditionResult.no(reason, message));
    }
}

package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.contracts.subscription.HandedPolicy;
import io.vivenuoperator.contracts.subscription.HandedPolicy.HandedDigest;
import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSubscription;
import io.vivenuoperator.crd.v1alpha1.subscription.SubscriptionPolicy;
import io.vivenuoperator.operator.secret.SecretLookup;
import java.util.Map;
import java.util.Optional;

/** Resolves what a subscription names: regions and Secrets. */
final class SubscriptionResolution {
    /** Any new value enables a subscription that was disabled. */
    static final String ENABLE_AT = "vivenu-operator.io/enable-at";

    /** Any new value sends a test message. */
    static final String TEST_AT = "vivenu-operator.io/test-at";

    private final RegionCache regions;
    private final RegionSelection selection;
    private final SigningSecrets signing;

    SubscriptionResolution(RegionCache regions, RegionSelection selection, SigningSecrets signing) {
        this.regions = regions;
        this.selection = selection;
        this.signing = signing;
    }

    ResolvedSubscription resolve(EventSubscription subscription, SecretLookup secrets) throws UnresolvedException {
        var spec = subscription.getSpec();
        var meta = subscription.getMetadata();
        if (!spec.select().sources().isEmpty() && !selection.maySeeSources(meta.getNamespace())) {
            throw new UnresolvedException(
                    SubscriptionReason.SOURCE_REFUSED, SubscriptionReason.SOURCE_REFUSED.meaning());
        }
        var selected = selection.of(spec.select(), meta.getNamespace(), regions.all());
        if (selected.keys().isEmpty() && spec.select().sources().isEmpty()) {
            throw new UnresolvedException(SubscriptionReason.NO_REGION_SELECTED, nobody(selected));
        }
        var target = new TargetResolution(secrets).resolve(spec.deliver());
        var entry = new HandedSubscription(
                meta.getUid(),
                meta.getNamespace(),
                meta.getName(),
                spec.select().types(),
                selected.keys(),
                spec.select().sources(),
                Optional.ofNullable(spec.select().minimumPercent()),
                spec.suspend(),
                spec.startFrom(),
                target,
                signing.resolve(subscription, secrets),
                policy(spec.policy()),
                annotation(subscription, ENABLE_AT),
                annotation(subscription, TEST_AT));
        return new ResolvedSubscription(entry, new EndpointUrl(target.url()).host(), selected.missing());
    }

    private static String nobody(SelectedRegions selected) {
        return selected.missing().isEmpty()
                ? "No region of those that this namespace may see is selected: correct spec.select, or create the region."
                : "None of the regions in spec.select.regions exists and is known to the controller ("
                        + String.join(", ", selected.missing()) + "): correct the names, or create them.";
    }

    private static Optional<String> annotation(EventSubscription subscription, String name) {
        return Optional.ofNullable(subscription.getMetadata().getAnnotations()).orElseGet(Map::of).entrySet().stream()
                .filter(annotation -> annotation.getKey().equals(name))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private static HandedPolicy policy(SubscriptionPolicy policy) {
        return new HandedPolicy(
                policy.maxRetries(),
                policy.timeoutSeconds(),
                policy.maxInFlight(),
                Optional.ofNullable(policy.ratePerSecond()),
                policy.order().wireName(),
                policy.disableAfterHours(),
                Optional.ofNullable(policy.digest())
                        .map(digest -> new HandedDigest(digest.windowSeconds(), digest.maximum())));
    }
}

package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.account.VendorFindings;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.KnownKeys;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.webhook.WebhookRegistration;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;
import io.vivenuoperator.operator.secret.SecretLookup;
import io.vivenuoperator.operator.secret.SecretValue;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a region's webhook before the region is deleted. Attempts are limited and counted from the deletion, also across
 * restarts; after the last one the region is deleted without it, because a namespace must always be deletable.
 */
final class WebhookCleanup {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookCleanup.class);
    /** After the deletion; after the last attempt the region is released. */
    private static final List<Duration> TRIES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofSeconds(14),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    private final WebhookRegistration webhooks;
    private final RegionNames names;
    private final KnownKeys keys;
    private final Clock clock;
    /**
     * Regions without a webhook, by key: removing the finalizer may need another attempt, and the API key may be gone
     * by then.
     */
    private final Map<String, String> cleanedUp = new ConcurrentHashMap<>();

    WebhookCleanup(WebhookRegistration webhooks, RegionNames names, KnownKeys keys, Clock clock) {
        this.webhooks = webhooks;
        this.names = names;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The outcome of an attempt.
     *
     * @param retryIn empty if the region may be deleted
     */
    record CleanupResult(ConditionResult finding, Optional<Duration> retryIn) {}

    /** An attempt that may be repeated. */
    CleanupResult attempt(VivenuRegion region, SecretLookup secrets) {
        var elapsed = Duration.between(Instant.parse(region.getMetadata().getDeletionTimestamp()), clock.instant());
        var next = TRIES.stream().filter(tried -> tried.compareTo(elapsed) > 0).findFirst();
        return attempt(region, secrets, next.map(at -> at.minus(elapsed)));
    }

    /** The last attempt: nobody will retry it. */
    CleanupResult lastAttempt(VivenuRegion region, SecretLookup secrets) {
        return attempt(region, secrets, Optional.empty());
    }

    private CleanupResult attempt(VivenuRegion region, SecretLookup secrets, Optional<Duration> retryIn) {
        if (isCleanedUp(region)) {
            return new CleanupResult(done(), Optional.empty());
        }
        var obstacle = webhooks.mayBeRegistered(region) ? removeWebhook(region, secrets) : Optional.<String>empty();
        if (obstacle.isPresent() && retryIn.isPresent()) {
            return new CleanupResult(
                    ConditionResult.no(
                            Reason.DEREGISTRATION_PENDING, "The webhook could not be removed yet. " + obstacle.get()),
                    retryIn);
        }
        forget(region, retryIn.isEmpty());
        if (obstacle.isEmpty()) {
            cleanedUp.put(names.key(region), region.getMetadata().getUid());
        }
        return new CleanupResult(
                obstacle.map(cause -> leftBehind(region, cause)).orElseGet(WebhookCleanup::done), Optional.empty());
    }

    private boolean isCleanedUp(VivenuRegion region) {
        return region.getMetadata().getUid().equals(cleanedUp.get(names.key(region)));
    }

    private static ConditionResult done() {
        return ConditionResult.no(Reason.DEREGISTERED, "The webhook is gone from Vivenu.");
    }

    /** The registry may be broken, or deleted with its namespace: that must not block a region's deletion for ever. */
    private void forget(VivenuRegion region, boolean last) {
        try {
            webhooks.forget(region);
        } catch (KubernetesClientException | IllegalStateException e) {
            if (!last && !KubernetesRefusal.isOfDyingNamespace(e)) {
                throw e;
            }
            LOG.atWarn()
                    .addKeyValue("namespace", region.getMetadata().getNamespace())
                    .addKeyValue("region", region.getMetadata().getName())
                    .addKeyValue("problem", e.getClass().getSimpleName())
                    .log("Region not removed from the receivers' registry");
        }
    }

    /** Empty if there is no webhook any more; otherwise why there may be one. */
    private Optional<String> removeWebhook(VivenuRegion region, SecretLookup secrets) {
        var ref = region.getSpec().apiKeySecretRef();
        return switch (secrets.read(ref.name(), ref.key())) {
            case SecretValue.NoSecret(String message) -> deregister(region, Optional.empty(), message);
            case SecretValue.NoValue(String message) -> deregister(region, Optional.empty(), message);
            case SecretValue.Found(String value, String revision) ->
                deregister(region, key(value), "The API key in " + revision + " is malformed.");
        };
    }

    private static Optional<ApiKey> key(String value) {
        try {
            return Optional.of(new ApiKey(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Tries the key that Vivenu last accepted, then the one in the Secret: the webhook belongs to the account it was
     * registered in.
     */
    private Optional<String> deregister(VivenuRegion region, Optional<ApiKey> stored, String withoutKey) {
        stored.ifPresent(key -> keys.learnFirst(region, key));
        var candidates = Stream.concat(keys.of(region).stream(), stored.stream())
                .distinct()
                .toList();
        var cause = Optional.of(withoutKey);
        for (var key : candidates) {
            cause = deregister(region, key);
            if (cause.isEmpty()) {
                return cause;
            }
        }
        return cause;
    }

    private Optional<String> deregister(VivenuRegion region, ApiKey key) {
        try {
            webhooks.remove(region, key);
            return Optional.empty();
        } catch (HttpCallException e) {
            return Optional.of(VendorFindings.message(e));
        }
    }

    ConditionResult leftBehind(VivenuRegion region, String cause) {
        return ConditionResult.no(
                Reason.WEBHOOK_LEFT_BEHIND,
                "The region is deleted, but its webhook " + names.webhookUrl(region)
                        + " may still be at Vivenu: delete it there. " + cause);
    }
}

package io.vivenuoperator.controller.region;

import io.vivenuoperator.client.failure.VivenuException;
import io.vivenuoperator.client.transport.ApiKey;
import io.vivenuoperator.controller.account.VendorFindings;
import io.vivenuoperator.controller.condition.Finding;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.secret.SecretValue;
import io.vivenuoperator.controller.secret.Secrets;
import io.vivenuoperator.controller.webhook.WebhookRegistration;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a region's webhook away before the region goes. It is tried a bounded number of times, counted from the deletion and
 * so across restarts; then the region goes without, for a namespace must always be deletable.
 */
final class Farewell {
    /** After the deletion; after the last, the region is let go. */
    private static final List<Duration> TRIES = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(6),
            Duration.ofSeconds(14),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    private final WebhookRegistration webhooks;
    private final Clock clock;

    Farewell(WebhookRegistration webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * How it went.
     *
     * @param retryIn empty when the region may go
     */
    record Parting(Finding finding, Optional<Duration> retryIn) {}

    Parting part(VivenuRegion region, Secrets secrets) {
        if (!webhooks.mayBeRegistered(region)) {
            webhooks.forget(region);
            return gone("There was no webhook of ours at Vivenu.");
        }
        var ref = region.getSpec().apiKeySecretRef();
        return switch (secrets.read(ref.name(), ref.key())) {
            case SecretValue.NoSecret(String message) -> failed(region, message);
            case SecretValue.NoValue(String message) -> failed(region, message);
            case SecretValue.Found(String value, String revision) -> deregister(region, value, revision);
        };
    }

    private Parting deregister(VivenuRegion region, String value, String revision) {
        try {
            webhooks.deregister(region, new ApiKey(value));
            return gone("The webhook is gone from Vivenu.");
        } catch (VivenuException e) {
            return failed(region, VendorFindings.message(e));
        } catch (IllegalArgumentException e) {
            return failed(region, "The API key in " + revision + " is malformed.");
        }
    }

    private static Parting gone(String message) {
        return new Parting(Finding.no(Reason.DEREGISTERED, message), Optional.empty());
    }

    private Parting failed(VivenuRegion region, String cause) {
        var elapsed = Duration.between(Instant.parse(region.getMetadata().getDeletionTimestamp()), clock.instant());
        var next = TRIES.stream().filter(tried -> tried.compareTo(elapsed) > 0).findFirst();
        if (next.isPresent()) {
            return new Parting(
                    Finding.no(Reason.DEREGISTRATION_PENDING, "The webhook could not be removed yet. " + cause),
                    next.map(at -> at.minus(elapsed)));
        }
        webhooks.forget(region);
        return new Parting(
                Finding.no(
                        Reason.WEBHOOK_LEFT_BEHIND,
                        "The region goes, but its webhook may still be at Vivenu: delete it there. " + cause),
                Optional.empty());
    }
}

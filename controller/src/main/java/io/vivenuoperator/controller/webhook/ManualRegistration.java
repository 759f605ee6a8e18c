package io.vivenuoperator.controller.webhook;

import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.registry.ManualWebhook;
import io.vivenuoperator.controller.registry.SigningKeyRegistry;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.WebhookEvent;
import io.vivenuoperator.crd.v1alpha1.WebhookStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.recheck.BackoffMemo.Outcome;
import io.vivenuoperator.operator.recheck.Recheck;
import io.vivenuoperator.operator.recheck.ResyncJitter;
import io.vivenuoperator.operator.secret.SecretValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** A webhook that a person enters at Vivenu: the status says what to enter, and a delivery shows that it was done. */
final class ManualRegistration {
    private static final Duration FIRST_LOOKS = Duration.ofSeconds(2);
    private static final Duration LATER_LOOKS = Duration.ofMinutes(1);
    /** The next check is due after another twentieth of the time waited so far: after ten minutes, 30 s. */
    private static final int SHARE_OF_THE_WAIT = 20;

    private final SigningKeyRegistry registry;
    private final RegionNames names;
    private final ResyncJitter spacing;

    ManualRegistration(SigningKeyRegistry registry, RegionNames names, ResyncJitter spacing) {
        this.registry = registry;
        this.names = names;
        this.spacing = spacing;
    }

    /** @param revision the registry revision in which the receivers have the key */
    Outcome<WebhookResult> look(VivenuRegion region, SecretValue.Found signingKey, long revision) {
        var url = names.webhookUrl(region);
        var webhook = registry.entered(names.key(region), signingKey.value(), url, revision);
        return new Outcome<>(
                new WebhookResult(
                        finding(region, url, webhook),
                        Optional.of(new WebhookStatus(null, url, signingKey.revision()))),
                new Recheck.After(nextLook(region, webhook)));
    }

    private static ConditionResult finding(VivenuRegion region, String url, ManualWebhook webhook) {
        return webhook.delivering()
                ? ConditionResult.yes(
                        Reason.MANUAL,
                        "Deliveries arrive. The webhook at Vivenu must have: " + whatToEnter(region, url) + ".")
                : ConditionResult.unknown(
                        Reason.AWAITING_DELIVERY,
                        "Enter at Vivenu: " + whatToEnter(region, url)
                                + ". The receivers are ready for it; waiting for the first delivery signed with this key.");
    }

    private static String whatToEnter(VivenuRegion region, String url) {
        var ref = SigningKeys.ref(region);
        var events = region.getSpec().webhook().events().stream()
                .map(WebhookEvent::wireName)
                .collect(Collectors.joining(", "));
        return "URL " + url + "; events " + events + "; signing key (hmacKey) from Secret " + ref.name() + ", key "
                + ref.key();
    }

    private Duration nextLook(VivenuRegion region, ManualWebhook webhook) {
        return webhook.delivering()
                ? spacing.of(region.getMetadata().getUid())
                : whileWaiting(webhook.since(), spacing.clock().instant());
    }

    /** Frequent while somebody may be watching, then ever less so; each check queries every receiver. */
    static Duration whileWaiting(Instant since, Instant now) {
        var share = Duration.between(since, now).dividedBy(SHARE_OF_THE_WAIT);
        if (share.compareTo(FIRST_LOOKS) < 0) {
            return FIRST_LOOKS;
        }
        return share.compareTo(LATER_LOOKS) > 0 ? LATER_LOOKS : share;
    }
}

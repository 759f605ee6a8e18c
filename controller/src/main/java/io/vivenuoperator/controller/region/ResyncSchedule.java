package io.vivenuoperator.controller.region;

import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.credentials.CredentialsCheck;
import io.vivenuoperator.controller.freshness.DataFreshness;
import io.vivenuoperator.controller.freshness.PollsResult;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.operator.recheck.BackoffMemo;
import io.vivenuoperator.operator.recheck.ResyncJitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When a region must be checked again if nothing happens. */
final class ResyncSchedule {
    /** While Kubernetes or another region stands in the way: nothing signals that a quota has room again, or that a key is free. */
    static final Duration WHILE_REFUSED = Duration.ofSeconds(30);

    private static final Duration LEAST = Duration.ofSeconds(1);

    private final BackoffMemo<CredentialsCheck.Answer> answers;
    private final BackoffMemo<WebhookResult> registrations;
    private final ResyncJitter spacing;
    private final Clock clock;

    ResyncSchedule(
            BackoffMemo<CredentialsCheck.Answer> answers,
            BackoffMemo<WebhookResult> registrations,
            ResyncJitter spacing,
            Clock clock) {
        this.answers = answers;
        this.registrations = registrations;
        this.spacing = spacing;
        this.clock = clock;
    }

    /** Call when a reconciliation begins. */
    Instant now() {
        return clock.instant();
    }

    /** After a reconciliation that led to this status. */
    Duration next(VivenuRegion region, VivenuRegionStatus status, PollsResult polls, Instant began) {
        var next = next(region, polls.freshness().orSooner(polls.proof()), began);
        var refused = polls.refused() || isRefused(status);
        return refused && WHILE_REFUSED.compareTo(next) < 0 ? WHILE_REFUSED : next;
    }

    private static boolean isRefused(VivenuRegionStatus status) {
        return status.conditions().stream()
                .anyMatch(condition -> condition.reason().equals(Reason.KUBERNETES_REFUSED.wireName()));
    }

    /**
     * The earliest of: the key's next check, the webhook's next check, the moment when the data becomes stale. Checks that
     * were due before this reconciliation began are skipped: a missing prerequisite blocked them. Those that became due
     * during it come next.
     */
    Duration next(VivenuRegion region, DataFreshness.Verdict freshness, Instant began) {
        var uid = region.getMetadata().getUid();
        var now = clock.instant();
        return Stream.of(answers.next(uid), registrations.next(uid), freshness.until())
                .flatMap(Optional::stream)
                .filter(at -> at.isAfter(began))
                .min(Instant::compareTo)
                .map(at -> at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO)
                .orElseGet(() -> spacing.of(uid))
                .plus(LEAST);
    }
}

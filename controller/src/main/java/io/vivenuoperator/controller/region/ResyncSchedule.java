package io.vivenuoperator.controller.region;

import io.vivenuoperator.controller.credentials.CredentialsCheck;
import io.vivenuoperator.controller.poll.DataFreshness;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.recheck.BackoffMemo;
import io.vivenuoperator.operator.recheck.ResyncJitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When a region has to be looked at again although nothing happens. */
final class ResyncSchedule {
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

    /** To be asked when a look begins. */
    Instant now() {
        return clock.instant();
    }

    /**
     * The earliest of: the key's next check, the webhook's next check, the moment the data becomes stale. What was due before this
     * look began and is still due was not asked for, because something else is missing; what became due during it is next.
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

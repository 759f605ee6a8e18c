package io.vivenuoperator.controller.region;

import io.vivenuoperator.controller.account.Paced;
import io.vivenuoperator.controller.account.Spacing;
import io.vivenuoperator.controller.credentials.CredentialsCheck;
import io.vivenuoperator.controller.poll.Freshness;
import io.vivenuoperator.controller.webhook.WebhookResult;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** When a region has to be looked at again although nothing happens. */
final class Schedule {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Paced<CredentialsCheck.Answer> answers;
    private final Paced<WebhookResult> registrations;
    private final Spacing spacing;
    private final Clock clock;

    Schedule(Paced<CredentialsCheck.Answer> answers, Paced<WebhookResult> registrations, Spacing spacing, Clock clock) {
        this.answers = answers;
        this.registrations = registrations;
        this.spacing = spacing;
        this.clock = clock;
    }

    /** The earliest of: the key's next check, the webhook's next check, the moment the data becomes stale. */
    Duration next(VivenuRegion region, Freshness.Verdict freshness) {
        var uid = region.getMetadata().getUid();
        var now = clock.instant();
        return Stream.of(answers.next(uid), registrations.next(uid), freshness.until())
                .flatMap(Optional::stream)
                .map(at -> Duration.between(now, at))
                .filter(delay -> delay.compareTo(LEAST) > 0)
                .min(Duration::compareTo)
                .orElseGet(() -> spacing.of(uid))
                .plus(LEAST);
    }
}

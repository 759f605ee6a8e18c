package io.vivenuoperator.controller.handover;

import io.vivenuoperator.contracts.subscription.DeliveryReports;
import io.vivenuoperator.contracts.subscription.ReplayReport;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What the events pods report, pulled from all of them at once. While a shard changes its owner nobody reports about it, so a report
 * stands for a minute.
 */
public final class ReportPull {
    private static final Duration STANDS = Duration.ofMinutes(1);

    private final SubscriptionHandover handover;
    private final EventsPodClient client;
    private final Clock clock;
    private final Map<String, Heard<SubscriptionReport>> subscriptions = new ConcurrentHashMap<>();
    private final Map<String, Heard<ReplayReport>> replays = new ConcurrentHashMap<>();

    private record Heard<T>(T report, Instant at) {}

    public ReportPull(SubscriptionHandover handover, EventsPodClient client, Clock clock) {
        this.handover = handover;
        this.client = client;
        this.clock = clock;
    }

    /** Asks every ready pod. */
    public void pull() {
        var now = clock.instant();
        var answers = handover.pods().ask(client::reports, Optional.<DeliveryReports>empty()).stream()
                .flatMap(Optional::stream)
                .toList();
        note(answers, DeliveryReports::subscriptions, SubscriptionReport::uid, ReportPull::place, subscriptions, now);
        note(
                answers,
                DeliveryReports::replays,
                ReplayReport::uid,
                report -> report.position().orElse(-1L),
                replays,
                now);
    }

    /** Two pods may speak of the same one for a moment: who is further knows more. */
    private static <T> void note(
            List<DeliveryReports> answers,
            Function<DeliveryReports, List<T>> part,
            Function<T, String> uid,
            Function<T, Long> place,
            Map<String, Heard<T>> heard,
            Instant now) {
        answers.stream()
                .map(part)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(place))
                .forEach(report -> heard.put(uid.apply(report), new Heard<>(report, now)));
        heard.values().removeIf(old -> old.at().plus(STANDS).isBefore(now));
    }

    private static long place(SubscriptionReport report) {
        return report.position().orElse(-1L);
    }

    /** Empty if nobody has reported about it for a minute. */
    public Optional<SubscriptionReport> ofSubscription(String uid) {
        return Optional.ofNullable(subscriptions.get(uid)).map(Heard::report);
    }

    /** Empty if nobody has reported about it for a minute. */
    public Optional<ReplayReport> ofReplay(String uid) {
        return Optional.ofNullable(replays.get(uid)).map(Heard::report);
    }
}

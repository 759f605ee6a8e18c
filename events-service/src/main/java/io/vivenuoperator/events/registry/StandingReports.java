package io.vivenuoperator.events.registry;

import io.vivenuoperator.contracts.subscription.DeliveryReason;
import io.vivenuoperator.contracts.subscription.ReplayReport;
import io.vivenuoperator.contracts.subscription.ReplayReport.ReplayState;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastFailure;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastSuccess;
import io.vivenuoperator.events.endpoint.CircuitBreaker;
import io.vivenuoperator.events.lane.LaneStanding;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.handover.HandedFigures;
import io.vivenuoperator.store.handover.HandedFigures.LastAttempt;
import io.vivenuoperator.store.handover.HandedFigures.ReplayFigures;
import io.vivenuoperator.store.handover.HandedFigures.SubscriptionFigures;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reports from the tables, and from the lanes of this process. */
public final class StandingReports implements LiveReports {
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final Duration LOOKED_BACK = Duration.ofDays(7);

    private final Database database;
    private final Supplier<List<LaneStanding>> lanes;
    private final Clock clock;
    private final HandedFigures figures = new HandedFigures();

    /** @param lanes what this process delivers now */
    public StandingReports(Database database, Supplier<List<LaneStanding>> lanes, Clock clock) {
        this.database = database;
        this.lanes = lanes;
        this.clock = clock;
    }

    @Override
    public List<SubscriptionReport> subscriptions() {
        Map<String, LaneStanding> standings =
                lanes.get().stream().collect(Collectors.toMap(LaneStanding::uid, Function.identity()));
        Instant now = clock.instant();
        return database.inTransaction(tx -> {
            List<SubscriptionReport> reports = new ArrayList<>();
            for (var known : figures.subscriptions(tx, now.minus(COUNTED), now.minus(LOOKED_BACK))) {
                Optional<LaneStanding> lane = Optional.ofNullable(standings.get(known.uid()));
                // Of what another process delivers, that one knows more.
                if (lane.isPresent() || !known.active()) {
                    reports.add(report(tx, known, lane, now));
                }
            }
            return reports;
        });
    }

    private SubscriptionReport report(
            Connection tx, SubscriptionFigures known, Optional<LaneStanding> lane, Instant now) throws SQLException {
        Optional<Long> pending = lane.isPresent() ? pending(tx, lane.get(), now) : Optional.empty();
        return new SubscriptionReport(
                known.uid(),
                delivering(known, lane),
                message(known, lane),
                lane.map(LaneStanding::position),
                lane.map(LaneStanding::behind),
                pending,
                lane.map(LaneStanding::retrying),
                Optional.of(known.dead()),
                known.delivered(),
                known.failed(),
                lane.filter(LaneStanding::positionExpired).isPresent(),
                known.success().map(last -> new LastSuccess(last.at(), last.status(), Optional.of(last.millis()))),
                known.failure().flatMap(StandingReports::failure),
                known.replay(),
                Optional.empty());
    }

    /** From the first message that is not done; 0 if there is none. */
    private Optional<Long> pending(Connection tx, LaneStanding lane, Instant now) throws SQLException {
        if (lane.behind() == 0) {
            return Optional.of(0L);
        }
        return Optional.of(figures.firstAfter(tx, lane.position())
                .map(at -> Math.max(0, Duration.between(at, now).toSeconds()))
                .orElse(0L));
    }

    /** Of the failure that delivery is judged by. */
    private static Optional<String> message(SubscriptionFigures known, Optional<LaneStanding> lane) {
        DeliveryReason delivering = delivering(known, lane);
        return known.failure()
                .filter(failure -> reason(failure).filter(delivering::equals).isPresent())
                .flatMap(LastAttempt::detail);
    }

    private static DeliveryReason delivering(SubscriptionFigures known, Optional<LaneStanding> lane) {
        if (known.disabledReason().isPresent()) {
            return known.disabledReason().get().equals(DeliveryReason.GONE.wireName())
                    ? DeliveryReason.GONE
                    : DeliveryReason.DISABLED_AFTER_FAILURES;
        }
        if (lane.filter(one -> one.endpoint().breaker() == CircuitBreaker.State.OPEN)
                .isPresent()) {
            return DeliveryReason.CIRCUIT_OPEN;
        }
        return known.failure()
                .filter(failure -> isLater(failure, known.success()))
                .flatMap(StandingReports::reason)
                .orElse(known.success().isPresent() ? DeliveryReason.DELIVERED : DeliveryReason.NOTHING_SENT_YET);
    }

    private static boolean isLater(LastAttempt failure, Optional<LastAttempt> success) {
        return success.filter(last -> !last.at().isBefore(failure.at())).isEmpty();
    }

    /** Empty for what is not the endpoint's fault. */
    private static Optional<DeliveryReason> reason(LastAttempt failure) {
        return failure.reason().flatMap(DeliveryReason::of);
    }

    private static Optional<LastFailure> failure(LastAttempt last) {
        return reason(last)
                .map(reason -> new LastFailure(
                        last.at(), last.status(), reason, last.detail(), Optional.of(last.number()), last.next()));
    }

    @Override
    public List<ReplayReport> replays() {
        Instant since = clock.instant().minus(LOOKED_BACK);
        return database.inTransaction(tx -> figures.replays(tx, since)).stream()
                .map(StandingReports::replay)
                .toList();
    }

    private static ReplayReport replay(ReplayFigures known) {
        return new ReplayReport(
                known.uid(),
                ReplayState.of(known.state()).orElse(ReplayState.FAILED),
                known.matched(),
                Optional.of(known.sent()),
                Optional.of(known.failed()),
                Optional.of(known.position()),
                known.started(),
                known.finished(),
                ReplayState.of(known.state()).isPresent() ? Optional.empty() : Optional.of("It was stopped."));
    }
}

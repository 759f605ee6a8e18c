package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.attempt.OutgoingMessage;
import io.vivenuoperator.events.delivery.AttemptEnd.MessageEnd;
import io.vivenuoperator.events.endpoint.FailureWatch.Advice;
import io.vivenuoperator.events.lane.LaneDelivery;
import io.vivenuoperator.events.lane.LaneDelivery.DeliveryOrigin;
import io.vivenuoperator.events.lane.SubscriptionLane;
import io.vivenuoperator.events.outcome.DeliveryOutcome;
import io.vivenuoperator.events.outcome.DeliveryOutcome.OutcomeRows;
import io.vivenuoperator.events.outcome.DeliveryOutcome.Subject;
import io.vivenuoperator.events.outcome.RetryEffect;
import io.vivenuoperator.events.replay.ReplayRun;
import io.vivenuoperator.store.delivery.OutcomeBatch.RetryRow;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Begins deliveries where endpoints can take them, and hands over what became of them. Runs on the loop only. */
final class DeliveryLoop {
    private static final int MOST_UNWRITTEN = 4_096;

    private final LaneBook book;
    private final LoopPorts ports;
    private final Consumer<Runnable> post;
    private final int mostInFlight;
    private Instant mayStartUntil = Instant.MIN;
    private boolean draining;
    private int inFlight;

    /** @param post brings a task back to the loop */
    DeliveryLoop(LaneBook book, LoopPorts ports, Consumer<Runnable> post, int mostInFlight) {
        this.book = book;
        this.ports = ports;
        this.post = post;
        this.mostInFlight = mostInFlight;
    }

    /** Until when the leases hold for sure. */
    void mayStartUntil(Instant instant) {
        mayStartUntil = instant;
    }

    /** Nothing new begins. */
    void drain() {
        draining = true;
    }

    /** Begins what can begin, in each lane in turn. */
    void pump() {
        Instant now = now();
        if (mayStart(now)) {
            book.inTurn().forEach(lane -> pump(lane, now));
        }
    }

    private Instant now() {
        return ports.clocks().steady().instant();
    }

    private boolean mayStart(Instant now) {
        return !draining
                && now.isBefore(mayStartUntil)
                && !ports.writer().isAway()
                && ports.writer().backlog() < MOST_UNWRITTEN;
    }

    private void pump(SubscriptionLane lane, Instant now) {
        lane.park().forEach(message -> park(lane, message));
        while (inFlight < mostInFlight) {
            Optional<LaneDelivery> next = lane.next(now).or(() -> nextReplayed(lane, now));
            if (next.isEmpty()) {
                return;
            }
            start(lane, next.get(), now);
        }
    }

    private Optional<LaneDelivery> nextReplayed(SubscriptionLane lane, Instant now) {
        for (ReplayRun run : book.replaysOf(lane)) {
            Optional<LaneDelivery> next = run.next(now);
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    private void start(SubscriptionLane lane, LaneDelivery delivery, Instant begin) {
        inFlight++;
        Instant at = ports.clocks().wall().instant();
        var message = new OutgoingMessage(
                lane.subscription(), delivery.messages(), delivery.number(), delivery.replayedBy(), at);
        try {
            ports.senders()
                    .execute(() -> attempted(message)
                            .ifPresent(result -> post.accept(() -> ended(lane, delivery, result, begin, at))));
        } catch (RejectedExecutionException e) {
            // The engine is being closed: the message stays where it is, and its next owner sends it.
            inFlight--;
        }
    }

    /** Empty if the engine has been closed before anything was sent. */
    private Optional<AttemptResult> attempted(OutgoingMessage message) {
        try {
            return Optional.of(ports.runner().run(message));
        } catch (RejectedExecutionException e) {
            return Optional.empty();
        }
    }

    private void ended(SubscriptionLane lane, LaneDelivery delivery, AttemptResult result, Instant begin, Instant at) {
        inFlight--;
        lane.finished(delivery.messages().size());
        Optional<ReplayRun> run = delivery.replay().flatMap(book::replay);
        run.ifPresent(ReplayRun::finished);
        Instant now = now();
        Advice advice = lane.gate().ended(result, begin, now);
        AttemptEnd end =
                AttemptEnd.of(lane, delivery, result, at, now, ports.clocks().random());
        for (MessageEnd each : end.messages()) {
            LaneDelivery one = each.delivery();
            if (one.replay().isEmpty()) {
                remember(lane, one, end);
            }
            write(lane, one.message().seq(), each.rows(), effect -> stored(lane, one, end, run, effect));
        }
        ports.observer()
                .attempted(
                        lane.subscription(),
                        result,
                        Duration.between(delivery.message().at(), at.plus(result.took())));
        lane.mark(end.mark(at));
        notice(lane, end, advice);
        if (mayStart(now)) {
            pump(lane, now);
        }
    }

    private static void remember(SubscriptionLane lane, LaneDelivery delivery, AttemptEnd end) {
        if (end.retryIn().isPresent()) {
            lane.failed(delivery);
        } else {
            lane.ended(delivery);
        }
    }

    private void stored(
            SubscriptionLane lane, LaneDelivery delivery, AttemptEnd end, Optional<ReplayRun> run, RetryEffect effect) {
        if (delivery.origin() instanceof DeliveryOrigin.Replayed) {
            long seq = delivery.message().seq();
            lane.replayStored(seq, effect);
            run.ifPresent(replay -> replay.stored(seq, end.isDelivered()));
        } else {
            lane.stored(delivery, end.retryIn().map(now()::plus), effect);
        }
    }

    private void notice(SubscriptionLane lane, AttemptEnd end, Advice advice) {
        if (end.isDead()) {
            int messages = end.messages().size();
            ports.notices().dead(lane.subscription(), end.reason(), messages);
            ports.observer().gaveUp(lane.subscription(), end.reason(), messages);
        }
        if (lane.isStopped()) {
            return;
        }
        if (end.isGone()) {
            lane.stop();
            ports.notices().disable(lane.subscription(), "Gone");
        } else if (advice == Advice.GIVE_UP) {
            lane.stop();
            ports.notices().disable(lane.subscription(), "Failing");
        } else if (advice == Advice.WARN) {
            ports.notices().failing(lane.subscription(), lane.gate().streak(), end.reason());
        } else if (advice == Advice.RECOVERED) {
            ports.notices().recovered(lane.subscription());
        }
    }

    private void park(SubscriptionLane lane, MessageRecord message) {
        var waiting = new RetryRow(
                lane.lease().shard(),
                lane.subscription().uid(),
                message.seq(),
                Optional.of(lane.key(message)),
                0,
                Duration.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        write(lane, message.seq(), OutcomeRows.NONE.with(waiting), effect -> lane.parked(message, now(), effect));
    }

    private void write(SubscriptionLane lane, long seq, OutcomeRows rows, Consumer<RetryEffect> stored) {
        ports.writer()
                .write(new DeliveryOutcome(
                        lane.lease(),
                        new Subject(lane.subscription().uid(), seq),
                        rows,
                        effect -> post.accept(() -> stored.accept(effect))));
    }
}

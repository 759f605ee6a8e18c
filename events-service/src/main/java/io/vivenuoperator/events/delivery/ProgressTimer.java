package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.lane.SubscriptionLane;
import io.vivenuoperator.events.outcome.DeliveryOutcome;
import io.vivenuoperator.events.outcome.DeliveryOutcome.LeaseToken;
import io.vivenuoperator.events.outcome.DeliveryOutcome.OutcomeRows;
import io.vivenuoperator.events.outcome.DeliveryOutcome.Subject;
import io.vivenuoperator.events.outcome.OutcomeWriter;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.delivery.OutcomeBatch.PositionRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.ProgressRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes positions now and then: they only decide what is repeated after a crash. While somebody holds an old snapshot each
 * write leaves a dead row behind, so there are fewer of them. Runs on the loop only.
 */
final class ProgressTimer {
    /** A position that passed nothing but unwanted messages costs nothing when it is lost. */
    private static final Duration UNWANTED = Duration.ofSeconds(5);

    private final LaneBook book;
    private final OutcomeWriter writer;
    private final Consumer<Runnable> post;
    private final Duration interval;
    private final Duration underSnapshot;
    private final Map<SubscriptionLane, LaneProgress> written = new HashMap<>();
    private boolean snapshotHeld;
    private Instant nextAt = Instant.MIN;

    private static final class LaneProgress {
        private long offered;
        private long stored;
        private long delivered;
        private Instant offeredAt = Instant.MIN;
    }

    ProgressTimer(
            LaneBook book, OutcomeWriter writer, Consumer<Runnable> post, Duration interval, Duration underSnapshot) {
        this.book = book;
        this.writer = writer;
        this.post = post;
        this.interval = interval;
        this.underSnapshot = underSnapshot;
    }

    void snapshotHeld(boolean held) {
        snapshotHeld = held;
    }

    /** Writes what is due. */
    void turn(Instant now) {
        if (now.isBefore(nextAt)) {
            return;
        }
        nextAt = now.plus(snapshotHeld ? underSnapshot : interval);
        written.keySet()
                .removeIf(lane -> book.lane(lane.subscription().uid())
                        .filter(same -> same == lane)
                        .isEmpty());
        book.lanes().forEach(lane -> offer(lane, now, false));
        book.replays()
                .forEach(run -> run.news()
                        .ifPresent(place -> write(run.lane().lease(), run.id(), place, () -> {
                            if (place.finished()) {
                                book.close(run.id());
                            }
                        })));
    }

    /** Writes a lane's position now; true once it is stored. */
    boolean settle(SubscriptionLane lane, Instant now) {
        LaneProgress progress = progress(lane);
        long done = lane.position().done().seq();
        if (progress.offered != done) {
            offer(lane, now, true);
        }
        return progress.stored == done;
    }

    private LaneProgress progress(SubscriptionLane lane) {
        return written.computeIfAbsent(lane, _ -> new LaneProgress());
    }

    private void offer(SubscriptionLane lane, Instant now, boolean atOnce) {
        LaneProgress progress = progress(lane);
        LogPlace done = lane.position().done();
        boolean delivered = lane.recorded() != progress.delivered;
        boolean due = atOnce || delivered || !now.isBefore(progress.offeredAt.plus(UNWANTED));
        if (done.seq() == progress.offered || !due) {
            return;
        }
        progress.offered = done.seq();
        progress.delivered = lane.recorded();
        progress.offeredAt = now;
        String uid = lane.subscription().uid();
        write(
                lane.lease(),
                uid,
                new PositionRow(lane.lease().shard(), uid, done.seq(), done.at()),
                () -> progress.stored = Math.max(progress.stored, done.seq()));
    }

    private void write(LeaseToken lease, String name, ProgressRow row, Runnable stored) {
        writer.write(
                new DeliveryOutcome(lease, new Subject(name, 0), OutcomeRows.NONE.with(row), _ -> post.accept(stored)));
    }
}

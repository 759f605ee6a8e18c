package io.vivenuoperator.events.replay;

import io.vivenuoperator.events.endpoint.TokenBucket;
import io.vivenuoperator.events.lane.DeliveryPosition;
import io.vivenuoperator.events.lane.LaneDelivery;
import io.vivenuoperator.events.lane.LaneDelivery.DeliveryOrigin;
import io.vivenuoperator.events.lane.SubscriptionLane;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.delivery.OutcomeBatch.ReplayPlace;
import io.vivenuoperator.store.delivery.ReplayRecord;
import io.vivenuoperator.store.delivery.ReplayRows.ReplayPast;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A replay while this process has its subscription: it takes at most a quarter of the endpoint's window, and only what live
 * messages leave. Not thread-safe.
 */
public final class ReplayRun {
    private static final int ENOUGH = 64;

    private final String id;
    private final ReplaySpec spec;
    private final SubscriptionLane lane;
    private final DeliveryPosition position;
    private final TokenBucket rate;
    private final Set<Long> passed;
    private final Deque<MessageRecord> waiting = new ArrayDeque<>();
    private long sent;
    private long failed;
    private int inFlight;
    private boolean atEnd;
    private boolean asking;
    private Optional<ReplayPlace> told = Optional.empty();

    /** @param past what an earlier owner has made of it */
    public ReplayRun(ReplayRecord record, ReplayPast past, ReplaySpec spec, SubscriptionLane lane, Instant now) {
        id = record.id();
        this.spec = spec;
        this.lane = lane;
        position = new DeliveryPosition(new LogPlace(record.position(), spec.from()));
        passed = new HashSet<>(past.beyond());
        sent = past.sent();
        failed = past.failed();
        rate = new TokenBucket(spec.ratePerSecond(), now);
    }

    public String id() {
        return id;
    }

    public ReplaySpec spec() {
        return spec;
    }

    public SubscriptionLane lane() {
        return lane;
    }

    /** The seq after which it reads on; empty while it does not want to. */
    public Optional<Long> wantsPageAfter() {
        return asking || atEnd || waiting.size() >= ENOUGH
                ? Optional.empty()
                : Optional.of(position.read().seq());
    }

    /** A page is being read, or could not be. */
    public void asking(boolean now) {
        asking = now;
    }

    /**
     * A page was read.
     *
     * @param wanted those of the page that it is about
     * @param end the last place of the page; empty if it was the last page
     */
    public void read(List<MessageRecord> wanted, Optional<LogPlace> end) {
        asking = false;
        for (MessageRecord message : wanted) {
            if (!passed.remove(message.seq())) {
                waiting.addLast(message);
                position.begin(message.seq(), message.at());
            }
        }
        end.ifPresentOrElse(position::read, () -> atEnd = true);
        if (atEnd && !wanted.isEmpty()) {
            MessageRecord last = wanted.getLast();
            position.read(new LogPlace(last.seq(), last.at()));
        }
    }

    /** The next delivery, if the endpoint can take one besides the live ones; it counts as begun. */
    public Optional<LaneDelivery> next(Instant now) {
        int share = lane.isOrdered() ? 1 : lane.gate().replayShare();
        if (waiting.isEmpty()
                || lane.isStopped()
                || inFlight >= share
                || !rate.has(now)
                || !lane.gate().admits(lane.inFlight(), now)) {
            return Optional.empty();
        }
        rate.take();
        inFlight++;
        lane.began(now);
        return Optional.of(new LaneDelivery(waiting.removeFirst(), 1, new DeliveryOrigin.Replayed(id)));
    }

    /** A delivery of it has ended. */
    public void finished() {
        inFlight--;
    }

    /** What became of a delivery is stored. */
    public void stored(long seq, boolean delivered) {
        position.recorded(seq);
        if (delivered) {
            sent++;
        } else {
            failed++;
        }
    }

    /** Its place and counts, if they have changed since they were last asked for. */
    public Optional<ReplayPlace> news() {
        boolean done = atEnd && waiting.isEmpty() && position.open() == 0;
        var now = new ReplayPlace(lane.lease().shard(), id, position.done().seq(), sent, failed, done);
        if (told.filter(now::equals).isPresent()) {
            return Optional.empty();
        }
        told = Optional.of(now);
        return told;
    }
}

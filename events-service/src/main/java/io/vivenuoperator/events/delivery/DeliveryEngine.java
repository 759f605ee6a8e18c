package io.vivenuoperator.events.delivery;

import io.vivenuoperator.events.attempt.AttemptRunner;
import io.vivenuoperator.events.attempt.EndpointPort;
import io.vivenuoperator.events.delivery.LaneRoster.RosterState;
import io.vivenuoperator.events.delivery.LoopPorts.LoopClocks;
import io.vivenuoperator.events.lane.LaneStanding;
import io.vivenuoperator.events.lease.ShardKeeper;
import io.vivenuoperator.events.outcome.OutcomeWriter;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.delivery.SnapshotHorizon;
import io.vivenuoperator.store.message.MessageRecord;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the log to the subscriptions whose shards this process holds: each message at least once, in the order that the
 * subscription wants, and each endpoint as it can take it. Nothing of an attempt is inside a transaction.
 */
public final class DeliveryEngine implements AutoCloseable {
    /** How many connections it uses at once. */
    public static final int CONNECTIONS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryEngine.class);
    private static final Duration TURN = Duration.ofMillis(10);
    private static final Duration RETRIES = Duration.ofMillis(250);
    private static final Duration SNAPSHOT = Duration.ofSeconds(5);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(20);

    private final SteadyClock steady;
    private final LaneBook book = new LaneBook();
    private final LoopMailbox mailbox = new LoopMailbox(this::turn, TURN);
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("send-", 0).factory());
    private final SnapshotWatch snapshots = new SnapshotWatch();
    private final SnapshotHorizon horizon = new SnapshotHorizon();
    private final AttemptRunner runner;
    private final OutcomeWriter writer;
    private final BackgroundReads reads;
    private final NoticeDesk notices;
    private final LaneReads laneReads;
    private final ProgressTimer progress;
    private final LaneRoster roster;
    private final ShardKeeper keeper;
    private final DeliveryLoop loop;
    private final TailReader tail;
    private final RosterThread rosterThread;
    private final DeliveryObserver observer;
    private final Duration othersLook;
    private volatile HeldShards held = new HeldShards(Map.of(), Instant.MIN);
    private Instant nextRetries = Instant.MIN;
    private Instant nextSnapshot = Instant.MIN;

    /**
     * One that does not run yet.
     *
     * @param database with at least {@link #CONNECTIONS} connections
     * @param wall for what others see; may step back
     */
    public DeliveryEngine(
            Database database,
            SubscriptionSource source,
            EndpointPort endpoint,
            SubscriptionNews news,
            Clock wall,
            DeliveryObserver observer,
            DeliverySettings settings) {
        this.observer = observer;
        othersLook = settings.roster();
        steady = SteadyClock.startingAt(wall);
        runner = new AttemptRunner(endpoint, steady, wall);
        keeper = new ShardKeeper(database, settings.holder(), steady);
        writer = new OutcomeWriter(
                database,
                steady,
                settings.counts(),
                lease -> {
                    keeper.doubt();
                    mailbox.post(() -> book.lost(lease));
                },
                observer::wrote);
        reads = new BackgroundReads(database, mailbox::post);
        notices = new NoticeDesk(reads, news, steady);
        laneReads = new LaneReads(book, reads, writer, notices, wall, mailbox::post);
        progress =
                new ProgressTimer(book, writer, mailbox::post, settings.positions(), settings.positionsUnderSnapshot());
        roster = new LaneRoster(book, progress, steady);
        var clocks = new LoopClocks(steady, wall, new SplittableRandom(new SecureRandom().nextLong()));
        loop = new DeliveryLoop(
                book,
                new LoopPorts(runner, senders, writer, notices, clocks, observer),
                mailbox::post,
                settings.mostInFlight());
        tail = new TailReader(database, settings.tail(), new Tail());
        rosterThread = new RosterThread(
                keeper,
                source,
                new LaneOpenings(database, steady, wall),
                book,
                new Found(new ReplayDesk(database, book, mailbox::post, steady)),
                settings.roster());
    }

    /** Begins; returns at once, whether or not the database is there. */
    public void start() {
        writer.start();
        mailbox.start();
        tail.start();
        rosterThread.start();
    }

    private record HeldShards(Map<Integer, Long> tokens, Instant validUntil) {}

    /** The token of a shard while this process has it for sure. From any thread. */
    public OptionalLong lease(int shard) {
        HeldShards now = held;
        Long token = now.tokens().get(shard);
        return token == null || !steady.instant().isBefore(now.validUntil())
                ? OptionalLong.empty()
                : OptionalLong.of(token);
    }

    /** How the subscriptions of this process stand. */
    public List<LaneStanding> standings() {
        return onLoop(() -> {
            long head = laneReads.head().map(LogPlace::seq).orElse(0L);
            Instant now = steady.instant();
            return book.lanes().stream().map(lane -> lane.standing(head, now)).toList();
        });
    }

    private <T> T onLoop(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        mailbox.post(() -> answer.complete(question.get()));
        return answer.orTimeout(5, TimeUnit.SECONDS).join();
    }

    private void turn() {
        Instant now = steady.instant();
        roster.turn(now);
        laneReads.turn(now);
        if (!now.isBefore(nextRetries)) {
            nextRetries = now.plus(RETRIES);
            laneReads.retries(now);
        }
        if (!now.isBefore(nextSnapshot)) {
            nextSnapshot = now.plus(SNAPSHOT);
            reads.ask(horizon::oldest, this::snapshot, () -> observer.snapshotHeld(Optional.empty()));
        }
        loop.pump();
        progress.turn(now);
        notices.turn(now);
    }

    private void snapshot(OptionalLong oldest) {
        Duration held = snapshots.heldFor(oldest, steady.instant());
        progress.snapshotHeld(SnapshotWatch.isLong(held));
        observer.snapshotHeld(Optional.of(held));
    }

    /** Gets the log's pages. */
    private final class Tail implements TailReader.TailListener {
        @Override
        public void begins(LogPlace head) {
            mailbox.post(() -> laneReads.begins(head));
        }

        @Override
        public void page(LogPlace from, List<MessageRecord> page) throws InterruptedException {
            var taken = new CountDownLatch(1);
            mailbox.post(() -> {
                try {
                    laneReads.tail(from, page);
                    loop.pump();
                } finally {
                    taken.countDown();
                }
            });
            taken.await();
        }
    }

    /** Gets what the roster found. */
    private final class Found implements RosterThread.RosterListener {
        private final ReplayDesk replays;

        private Found(ReplayDesk replays) {
            this.replays = replays;
        }

        @Override
        public void found(RosterState state, Instant validUntil) {
            observer.holds(state.tokens().size());
            held = new HeldShards(Map.copyOf(state.tokens()), validUntil);
            writer.holds(state.tokens());
            mailbox.post(() -> {
                roster.apply(state);
                loop.mayStartUntil(validUntil);
            });
        }

        @Override
        public Set<Integer> quiet(Set<Integer> shards) {
            return onLoop(() -> roster.settled(shards, steady.instant()));
        }

        @Override
        public void replays(List<String> uids) {
            replays.look(uids);
        }
    }

    /**
     * Ends without a repetition: says so to others and goes on until they have seen it, then begins nothing new, stores what is
     * under way, and hands each shard over as soon as it is quiet.
     *
     * @param atMost after that, what is still under way is cut off, and repeated by the next owner
     */
    public void drain(Duration atMost) {
        Instant deadline = steady.instant().plus(atMost);
        rosterThread.close();
        held = new HeldShards(Map.of(), Instant.MIN);
        keeper.leave();
        writer.leave();
        try {
            Map<Integer, Long> held = keeper.turn();
            if (keeper.hasCompany()) {
                // Others look as often as this process did, and from then on for what becomes free.
                TimeUnit.MILLISECONDS.sleep(othersLook.toMillis());
            }
            tail.close();
            mailbox.post(loop::drain);
            while (!held.isEmpty() && steady.instant().isBefore(deadline)) {
                Set<Integer> shards = held.keySet();
                Set<Integer> quiet = onLoop(() -> roster.settled(shards, steady.instant()));
                if (quiet.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(DRAIN_LOOK.toMillis());
                } else {
                    keeper.release(quiet);
                }
                held = keeper.turn();
            }
            LOG.atInfo().addKeyValue("left", held.size()).log("Delivery drained");
        } catch (DatabaseException | CompletionException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Delivery could not be drained");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /** Ends at once: what is under way is repeated by the next owner, when the leases have run out. */
    @Override
    public void close() {
        tail.close();
        rosterThread.close();
        mailbox.close();
        senders.shutdownNow();
        writer.close();
        reads.close();
        runner.close();
    }
}

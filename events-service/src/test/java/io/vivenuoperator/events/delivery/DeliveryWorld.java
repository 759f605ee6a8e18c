package io.vivenuoperator.events.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.schedule.RetrySchedule;
import io.vivenuoperator.events.subscription.DeliveryOrder;
import io.vivenuoperator.events.subscription.DeliveryPolicy;
import io.vivenuoperator.events.subscription.MessageSelection;
import io.vivenuoperator.events.subscription.MessageSubscription;
import io.vivenuoperator.events.subscription.SubscriptionStart;
import io.vivenuoperator.platform.database.TestServer;
import io.vivenuoperator.platform.database.TransactionWork;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.message.NamePattern;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real database, scripted endpoints, and engines that are told of the same subscriptions. */
final class DeliveryWorld implements BeforeEachCallback, AfterEachCallback, SubscriptionSource, SubscriptionNews {
    /** How often attempts are counted by minute. */
    static final Duration COUNTS = Duration.ofSeconds(1);

    static final RetrySchedule QUICK = new RetrySchedule(Collections.nCopies(4, Duration.ofSeconds(1)));

    final TestDatabase db = TestDatabase.migrated();
    final ScriptedEndpoints endpoints = new ScriptedEndpoints();
    final List<String> news = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, MessageSubscription> subscriptions = new ConcurrentHashMap<>();
    private final List<DeliveryEngine> engines = new ArrayList<>();
    private final AtomicInteger holders = new AtomicInteger();
    private volatile Clock wall = Clock.systemUTC();

    @Override
    public void beforeEach(ExtensionContext context) {
        db.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        engines.forEach(DeliveryEngine::close);
        endpoints.close();
        db.close();
    }

    void wall(Clock clock) {
        wall = clock;
    }

    DeliveryEngine engine() {
        return engine("engine-" + holders.incrementAndGet());
    }

    DeliveryEngine engine(String holder) {
        return engine(holder, Duration.ofMillis(100));
    }

    /** One that looks at its leases that often. */
    DeliveryEngine engine(String holder, Duration roster) {
        var engine = new DeliveryEngine(
                db.database(), this, endpoints, this, wall, DeliveryObserver.NONE, settings(holder, roster));
        engines.add(engine);
        engine.start();
        return engine;
    }

    private static DeliverySettings settings(String holder, Duration roster) {
        return new DeliverySettings(
                holder, 1_024, Duration.ofMillis(25), roster, Duration.ofMillis(250), Duration.ofSeconds(5), COUNTS);
    }

    /** As after the time of a killed process's leases. */
    void leasesRunOut() {
        db.execute("UPDATE subscription_lease SET expires_at = now() - interval '1 second';"
                + " UPDATE subscription_owner SET expires_at = now() - interval '1 second'");
    }

    /** The database ends all sessions and lets nobody in. */
    void disconnect() {
        TestServer.get().execute("ALTER DATABASE " + db.name() + " ALLOW_CONNECTIONS false");
        TestServer.get()
                .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + db.name() + "'");
    }

    void reconnect() {
        TestServer.get().execute("ALTER DATABASE " + db.name() + " ALLOW_CONNECTIONS true");
    }

    static DeliveryPolicy policy(RetrySchedule schedule, int window, DeliveryOrder order) {
        return policy(schedule, Duration.ofSeconds(2), window, order);
    }

    /** With another deadline for an attempt. */
    static DeliveryPolicy policy(Duration deadline) {
        return policy(QUICK, deadline, 16, DeliveryOrder.NONE);
    }

    private static DeliveryPolicy policy(RetrySchedule schedule, Duration deadline, int window, DeliveryOrder order) {
        return new DeliveryPolicy(
                schedule,
                deadline,
                window,
                DeliveryPolicy.STANDARD.ratePerSecond(),
                order,
                Optional.of(Duration.ofDays(5)));
    }

    MessageSubscription subscribe(String uid, DeliveryPolicy policy, String... types) {
        var subscription = new MessageSubscription(
                uid,
                uid,
                Math.floorMod(uid.hashCode(), 16),
                1,
                new MessageSelection(
                        types.length == 0
                                ? List.of(new NamePattern("*"))
                                : List.of(types).stream().map(NamePattern::new).toList(),
                        Optional.empty()),
                policy,
                new SubscriptionStart.Earliest());
        db.execute("INSERT INTO subscription (uid, origin, name, spec, regions, created_by, active, shard, created_at,"
                + " changed_at, revision) VALUES ('" + uid + "', 'api', '" + uid + "', '{}', '{*}', 'test', true, "
                + subscription.shard() + ", now(), now(), 1)");
        subscriptions.put(uid, subscription);
        return subscription;
    }

    MessageSubscription subscribe(String uid) {
        return subscribe(uid, policy(QUICK, 16, DeliveryOrder.NONE));
    }

    /** Neither lost nor delivered while it lasts. */
    void pause(String uid) {
        db.execute("UPDATE subscription SET active = false WHERE uid = '" + uid + "'");
    }

    void resume(String uid) {
        db.execute("UPDATE subscription SET active = true, revision = revision + 1 WHERE uid = '" + uid + "'");
        subscriptions.computeIfPresent(
                uid,
                (_, old) -> new MessageSubscription(
                        old.uid(),
                        old.name(),
                        old.shard(),
                        old.revision() + 1,
                        old.selection(),
                        old.policy(),
                        old.start()));
    }

    @Override
    public Collection<MessageSubscription> active() {
        return db.database().inTransaction(tx -> {
            try (var statement = tx.createStatement();
                    var rows = statement.executeQuery("SELECT uid FROM subscription WHERE active")) {
                List<MessageSubscription> active = new ArrayList<>();
                while (rows.next()) {
                    Optional.ofNullable(subscriptions.get(rows.getString(1))).ifPresent(active::add);
                }
                return active;
            }
        });
    }

    /** One transaction, as publishers do it; the keys are k0 to k9 in turn. */
    void publish(int count, String type) {
        db.execute(
                "BEGIN; SELECT pg_advisory_xact_lock(1987473005, 7); INSERT INTO message (seq, at, id, type, source, key,"
                        + " payload) SELECT nextval('message_seq'), clock_timestamp(), 'm' || i || random(), '" + type
                        + "', 'dach', 'k' || i % 10, '{\"i\":' || i || '}' FROM generate_series(1, " + count
                        + ") i; COMMIT");
    }

    void publish(int count) {
        publish(count, "ticket.sold");
    }

    LedgerSum ledger(String uid) {
        return LedgerSum.of(db, uid);
    }

    /** Everything balances, and what the tables call delivered has arrived. */
    void assertBalanced(String uid, long published) {
        LedgerSum sum = ledger(uid);
        assertThat(sum.lost()).as("%s", sum).isZero();
        assertThat(sum.delivered() + sum.retrying() + sum.dead() + sum.pending())
                .as("%s", sum)
                .isEqualTo(published);
        assertThat(endpoints.taken(uid)).as("%s", sum).hasSizeGreaterThanOrEqualTo((int) sum.delivered());
    }

    @Override
    public TransactionWork<Boolean> failing(MessageSubscription subscription, String reason) {
        return _ -> news.add("failing " + subscription.uid() + " " + reason);
    }

    @Override
    public TransactionWork<Boolean> recovered(MessageSubscription subscription) {
        return _ -> news.add("recovered " + subscription.uid());
    }

    @Override
    public TransactionWork<Boolean> disabled(MessageSubscription subscription, String reason) {
        return _ -> news.add("disabled " + subscription.uid() + " " + reason);
    }

    @Override
    public TransactionWork<Boolean> deadLetters(MessageSubscription subscription, String reason, long count) {
        return _ -> news.add("dead " + subscription.uid() + " " + reason + " " + count);
    }
}

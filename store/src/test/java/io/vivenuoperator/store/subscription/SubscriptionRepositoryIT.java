package io.vivenuoperator.store.subscription;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubscriptionRepositoryIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final SubscriptionRepository subscriptions = new SubscriptionRepository();

    private static SubscriptionIdentity named(String uid) {
        return new SubscriptionIdentity(uid, SubscriptionOrigin.API, Optional.empty(), "hook", "grafana");
    }

    private static SubscriptionContent about(String... regions) {
        return new SubscriptionContent(
                "{\"types\":[\"*\"]}",
                Optional.of(new EncryptedSecrets("2026-11", new byte[] {1, 2, 3})),
                List.of(regions),
                true);
    }

    private void create(String uid, SubscriptionContent content, StartingPoint start, Instant now) {
        db.database().inTransaction(tx -> {
            subscriptions.create(tx, named(uid), content, start, now);
            return true;
        });
    }

    private void create(String uid, String... regions) {
        create(uid, about(regions), new StartingPoint.FromNow(), NOON);
    }

    private Optional<SubscriptionRecord> find(String uid) {
        return db.database().inTransaction(tx -> subscriptions.find(tx, uid));
    }

    private boolean change(SubscriptionRecord read, SubscriptionContent content) {
        return db.database().inTransaction(tx -> subscriptions.change(tx, read, content, NOON.plusSeconds(1)));
    }

    private List<String> listed(List<String> visible, Optional<SubscriptionPage.PagePlace> after, int most) {
        return db
                .database()
                .inTransaction(tx -> subscriptions.list(tx, new SubscriptionPage(visible, after, most)))
                .stream()
                .map(one -> one.identity().uid())
                .toList();
    }

    private void log(int messages) {
        for (int seq = 1; seq <= messages; seq++) {
            db.execute("INSERT INTO message (seq, at, id, type, source, payload) VALUES (" + seq + ", '"
                    + NOON.plusSeconds(seq) + "', 'm" + seq + "', 'a.b', 'dach', '1')");
        }
    }

    private long position(String uid) {
        return db.number("SELECT upto FROM subscription_position WHERE subscription_uid = '" + uid + "'");
    }

    @Test
    void keepsWhatItWasGiven() {
        create("s1", "dach", "ticketing/italy");

        SubscriptionRecord found = find("s1").orElseThrow();

        assertThat(found.identity()).isEqualTo(named("s1"));
        assertThat(found.content().regions()).containsExactly("dach", "ticketing/italy");
        assertThat(found.content().secrets().orElseThrow().octets()).containsExactly(1, 2, 3);
        assertThat(found.content().active()).isTrue();
        assertThat(found.createdAt()).isEqualTo(NOON);
        assertThat(db.number("SELECT shard FROM subscription"))
                .isEqualTo(named("s1").shard());
    }

    @Test
    void keepsOneWithoutSecretsAndRegions() {
        create(
                "s1",
                new SubscriptionContent("{}", Optional.empty(), List.of(), false),
                new StartingPoint.FromNow(),
                NOON);

        SubscriptionRecord found = find("s1").orElseThrow();

        assertThat(found.content().secrets()).isEmpty();
        assertThat(found.content().regions()).isEmpty();
        assertThat(found.content().active()).isFalse();
    }

    @Test
    void beginsWhereItIsToldTo() {
        create("first", "*");
        log(5);

        create("now", "*");
        create("earliest", about("*"), new StartingPoint.FromEarliest(), NOON);
        create("time", about("*"), new StartingPoint.FromTime(NOON.plusSeconds(3)), NOON);
        create("future", about("*"), new StartingPoint.FromTime(NOON.plusSeconds(99)), NOON);

        assertThat(List.of("first", "now", "earliest", "time", "future"))
                .extracting(this::position)
                .containsExactly(0L, 5L, 0L, 2L, 5L);
    }

    @Test
    void changesOnlyWhatNobodyElseHasChanged() {
        create("s1", "dach");
        SubscriptionRecord read = find("s1").orElseThrow();
        var paused = new SubscriptionContent("{}", Optional.empty(), List.of("dach"), false);

        assertThat(change(read, paused)).isTrue();
        assertThat(change(read, about("dach"))).isFalse();
        assertThat(find("s1").orElseThrow().content().active()).isFalse();
    }

    @Test
    void forgetsWhyItWasStoppedWhenItIsStarted() {
        create("s1", "dach");
        db.execute("UPDATE subscription SET active = false, disabled_reason = 'Failing'");
        SubscriptionRecord stopped = find("s1").orElseThrow();

        change(stopped, about("dach"));

        assertThat(stopped.disabledReason()).hasValue("Failing");
        assertThat(find("s1").orElseThrow().disabledReason()).isEmpty();
    }

    @Test
    void anEndedOneIsGoneButItsPositionStays() {
        create("s1", "dach");

        boolean ended = db.database().inTransaction(tx -> subscriptions.end(tx, "s1", NOON));
        boolean again = db.database().inTransaction(tx -> subscriptions.end(tx, "s1", NOON));

        assertThat(ended).isTrue();
        assertThat(again).isFalse();
        assertThat(find("s1")).isEmpty();
        assertThat(listed(List.of("*"), Optional.empty(), 9)).isEmpty();
        assertThat(position("s1")).isZero();
    }

    @Test
    void listsThoseThatAreAboutVisibleSourcesOnly() {
        create("a", "dach");
        create("b", "dach", "usa");
        create("c", "*");
        create("d", "usa");

        assertThat(listed(List.of("dach"), Optional.empty(), 9)).containsExactly("a");
        assertThat(listed(List.of("usa", "dach"), Optional.empty(), 9)).containsExactly("a", "b", "d");
        assertThat(listed(List.of("*"), Optional.empty(), 9)).containsExactly("a", "b", "c", "d");
        assertThat(listed(List.of(), Optional.empty(), 9)).isEmpty();
    }

    @Test
    void listsPageByPage() {
        create("b", about("*"), new StartingPoint.FromNow(), NOON);
        create("a", about("*"), new StartingPoint.FromNow(), NOON.plusSeconds(1));
        create("c", about("*"), new StartingPoint.FromNow(), NOON.plusSeconds(1));

        assertThat(listed(List.of("*"), Optional.empty(), 2)).containsExactly("b", "a");
        assertThat(listed(List.of("*"), Optional.of(new SubscriptionPage.PagePlace(NOON.plusSeconds(1), "a")), 2))
                .containsExactly("c");
    }

    @Test
    void skipsWhatItHasMissed() {
        create("s1", "*");
        log(3);

        db.database().inTransaction(tx -> {
            subscriptions.skipToNow(tx, "s1", NOON);
            return true;
        });

        assertThat(position("s1")).isEqualTo(3);
    }
}

package io.vivenuoperator.events.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.subscription.HandedPolicy;
import io.vivenuoperator.contracts.subscription.HandedReplay;
import io.vivenuoperator.contracts.subscription.HandedSubscription;
import io.vivenuoperator.contracts.subscription.HandedTarget.WebhookTarget;
import io.vivenuoperator.contracts.subscription.SubscriptionsFile;
import io.vivenuoperator.events.sealing.EncryptionKeys;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.figures.StoreFigureReader;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseHandoverIT {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private DatabaseHandover handover;

    @BeforeEach
    void open() {
        handover = new DatabaseHandover(
                db.database(),
                new SecretSeal(EncryptionKeys.ofThisProcess(new SecureRandom()), new SecureRandom()),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aNewSubscriptionGetsARowAndAPlace() {
        // when
        var outcome = handover.apply(file("10", subscription("u1", "canary-secret", Optional.empty())));

        // then
        assertThat(outcome).isEqualTo(new HandoverOutcome.Applied(1, 0, 0, Set.of(), List.of()));
        assertThat(
                        db.number(
                                "SELECT count(*) FROM subscription WHERE uid = 'u1' AND origin = 'kubernetes' AND active AND regions = '{dach,auth-service}'"))
                .isEqualTo(1);
        assertThat(db.number("SELECT count(*) FROM subscription_position WHERE subscription_uid = 'u1'"))
                .isEqualTo(1);
    }

    /** A receiver keeps its place for as long as it lives. */
    @Test
    void whoReadsTheStoresFiguresHoldsUpNoFile() {
        try (var figures = new StoreFigureReader(
                DatabaseUrl.parse(db.runtimeUrl()), "receiver", DatabaseObserver.NONE, Clock.systemUTC())) {
            // given
            assertThat(figures.read()).isPresent();

            // when
            var outcome = handover.apply(file("10", subscription("u1", "canary-secret", Optional.empty())));

            // then
            assertThat(outcome).isInstanceOf(HandoverOutcome.Applied.class);
        }
    }

    @Test
    void noSecretIsInTheClear() {
        // when
        handover.apply(file("10", subscription("u1", "canary-secret", Optional.empty())));

        // then
        assertThat(
                        db.number(
                                "SELECT count(*) FROM subscription s WHERE s::text LIKE '%canary%' OR spec LIKE '%hooks.example.com%'"))
                .isZero();
    }

    @Test
    void theSameFileChangesNothing() {
        // given
        var file = file("10", subscription("u1", "canary-secret", Optional.empty()));
        handover.apply(file);

        // when
        var outcome = handover.apply(file);

        // then
        assertThat(outcome).isEqualTo(new HandoverOutcome.Applied(0, 0, 0, Set.of(), List.of()));
        assertThat(db.number("SELECT revision FROM subscription")).isEqualTo(1);
    }

    @Test
    void anotherSecretIsAChange() {
        // given
        handover.apply(file("10", subscription("u1", "canary-secret", Optional.empty())));

        // when
        var outcome = handover.apply(file("11", subscription("u1", "canary-other", Optional.empty())));

        // then
        assertThat(outcome).isEqualTo(new HandoverOutcome.Applied(0, 1, 0, Set.of(), List.of()));
        assertThat(db.number("SELECT revision FROM subscription")).isEqualTo(2);
    }

    @Test
    void whatIsGoneEndsAndKeepsItsPlaceAndMayComeBack() {
        // given
        var first = subscription("u1", "canary-secret", Optional.empty());
        handover.apply(file("10", first));

        // when
        handover.apply(file("11"));

        // then
        assertThat(db.number("SELECT count(*) FROM subscription WHERE ended_at IS NOT NULL AND NOT active"))
                .isEqualTo(1);
        assertThat(db.number("SELECT count(*) FROM subscription_position")).isEqualTo(1);

        // when
        handover.apply(file("12", first));

        // then
        assertThat(db.number("SELECT count(*) FROM subscription WHERE ended_at IS NULL AND active"))
                .isEqualTo(1);
    }

    @Test
    void whoeverIsBehindChangesNothing() {
        // given
        handover.apply(file("10"));
        handover.apply(file("12", subscription("u1", "canary-secret", Optional.empty())));

        // when
        var outcome = handover.apply(file("11"));

        // then
        assertThat(outcome).isEqualTo(new HandoverOutcome.Outdated());
        assertThat(db.number("SELECT count(*) FROM subscription WHERE ended_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void lessThanHalfAndFourFewerIsTakenForBroken() {
        // given
        handover.apply(file("10", many(9)));

        // when, then
        assertThat(handover.apply(file("11", many(4)))).isEqualTo(new HandoverOutcome.Shrunken(9, 4));
        assertThat(handover.apply(file("11", many(5)))).isInstanceOf(HandoverOutcome.Applied.class);
        assertThat(handover.apply(file("12", many(2)))).isInstanceOf(HandoverOutcome.Applied.class);
        assertThat(handover.apply(file("13"))).isInstanceOf(HandoverOutcome.Applied.class);
    }

    @Test
    void aUidThatWasMadeOverHttpIsLeftAlone() {
        // given
        db.execute(
                "INSERT INTO subscription (uid, origin, name, spec, regions, created_by, active, shard, created_at, changed_at, revision) VALUES ('u1', 'api', 'theirs', '{}', '{}', 'key', true, 1, now(), now(), 1)");

        // when
        var outcome = handover.apply(file("10", subscription("u1", "canary-secret", Optional.empty())));

        // then
        assertThat(outcome).isEqualTo(new HandoverOutcome.Applied(0, 0, 0, Set.of("u1"), List.of()));
        assertThat(db.number("SELECT count(*) FROM subscription WHERE name = 'theirs'"))
                .isEqualTo(1);
    }

    @Test
    void onlyANewAnnotationEnablesWhatWasDisabled() {
        // given
        handover.apply(file("10", subscription("u1", "canary-secret", Optional.of("1"))));
        db.execute("UPDATE subscription SET active = false, disabled_reason = 'Gone'");

        // when
        handover.apply(file("11", subscription("u1", "canary-other", Optional.of("1"))));

        // then
        assertThat(db.number("SELECT count(*) FROM subscription WHERE NOT active AND disabled_reason = 'Gone'"))
                .isEqualTo(1);

        // when
        handover.apply(file("12", subscription("u1", "canary-other", Optional.of("2"))));

        // then
        assertThat(db.number("SELECT count(*) FROM subscription WHERE active AND disabled_reason IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void aReplayIsAddedOnceAndStoppedWhenItIsGone() {
        // given
        var owner = subscription("u1", "canary-secret", Optional.empty());
        var file = new SubscriptionsFile("10", List.of(owner), List.of(replay()));

        // when
        handover.apply(file);
        handover.apply(file);

        // then
        assertThat(
                        db.number(
                                "SELECT count(*) FROM replay WHERE id = 'r1' AND resource_uid = 'r1' AND state = 'Pending' AND spec LIKE '%\"to\":\"2026-11-27T08:00:00Z\"%' AND spec LIKE '%\"ratePerSecond\":50%'"))
                .isEqualTo(1);

        // when
        handover.apply(new SubscriptionsFile("11", List.of(owner), List.of()));

        // then
        assertThat(db.number("SELECT count(*) FROM replay WHERE state = 'Stopped' AND finished_at IS NOT NULL"))
                .isEqualTo(1);
    }

    @Test
    void aReplayThatEndedLongAgoStaysWhileItIsHandedOver() {
        // given
        var owner = subscription("u1", "canary-secret", Optional.empty());
        var both = new SubscriptionsFile("10", List.of(owner), List.of(replay("r1"), replay("r2")));
        handover.apply(both);
        db.execute("UPDATE replay SET state = 'Complete', finished_at = '2026-10-01Z'");

        // when
        handover.apply(both);

        // then
        assertThat(db.number("SELECT count(*) FROM replay WHERE state = 'Complete'"))
                .isEqualTo(2);

        // when
        handover.apply(new SubscriptionsFile("11", List.of(owner), List.of(replay("r2"))));

        // then
        assertThat(db.text("SELECT string_agg(id, ' ') FROM replay")).isEqualTo("r2");
    }

    private static HandedReplay replay() {
        return replay("r1");
    }

    private static HandedReplay replay(String uid) {
        return new HandedReplay(
                uid,
                "ticketing",
                "fix",
                "u1",
                NOW.minusSeconds(3600),
                Optional.empty(),
                List.of("event.*"),
                List.of(),
                "All",
                Optional.empty(),
                false);
    }

    @Test
    void whoeverIsBehindStopsNoReplay() {
        // given
        var owner = subscription("u1", "canary-secret", Optional.empty());
        handover.apply(file("10", owner));
        handover.apply(new SubscriptionsFile("12", List.of(owner), List.of(replay())));

        // when
        var outcome = handover.apply(file("11", owner));

        // then
        assertThat(outcome).isEqualTo(new HandoverOutcome.Outdated());
        assertThat(db.number("SELECT count(*) FROM replay WHERE state = 'Pending'"))
                .isEqualTo(1);
    }

    private static SubscriptionsFile file(String revision, HandedSubscription... subscriptions) {
        return new SubscriptionsFile(revision, List.of(subscriptions), List.of());
    }

    private static HandedSubscription[] many(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> subscription("u" + number, "canary-secret", Optional.empty()))
                .toArray(HandedSubscription[]::new);
    }

    private static HandedSubscription subscription(String uid, String secret, Optional<String> enableAt) {
        return new HandedSubscription(
                uid,
                "ticketing",
                "s-" + uid,
                List.of("*"),
                List.of("dach"),
                List.of("auth-service"),
                Optional.empty(),
                false,
                HandedSubscription.NOW,
                new WebhookTarget(
                        "https://hooks.example.com/canary",
                        "Standard",
                        false,
                        Map.of(),
                        Optional.empty(),
                        Optional.empty()),
                List.of(secret),
                HandedPolicy.USUAL,
                enableAt,
                Optional.empty());
    }
}

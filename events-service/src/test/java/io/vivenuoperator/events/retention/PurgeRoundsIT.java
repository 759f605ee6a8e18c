package io.vivenuoperator.events.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.delivery.ShardLeases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stays and what goes. */
class PurgeRoundsIT {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final String LIVE = "NULL";
    private static final String JUST_ENDED = "'2026-11-20T12:00:00Z'";
    private static final String LONG_ENDED = "'2026-11-20T11:59:59Z'";

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private long purge(OptionalLong token) {
        try (var rounds = new PurgeRounds(db.database(), () -> token, Clock.fixed(NOW, ZoneOffset.UTC))) {
            return rounds.purge();
        }
    }

    private OptionalLong taken(String holder) {
        db.execute("UPDATE subscription_lease SET expires_at = now() - interval '1 second'");
        return OptionalLong.of(db.database()
                .inTransaction(tx -> new ShardLeases().take(tx, holder, Duration.ofMinutes(1), ShardLeases.SHARDS))
                .getOrDefault(PurgeRounds.SHARD, -1L));
    }

    /** With one row of each kind that hangs on it. */
    private void subscription(String uid, String endedAt) {
        db.execute("""
                INSERT INTO subscription (uid, origin, name, spec, regions, created_by, active, shard, created_at, changed_at,
                                          ended_at, revision)
                VALUES ('$uid', 'api', '$uid', '{}', '{*}', 'test', false, 0, '2026-01-01Z', '2026-01-01Z', $ended, 1);
                INSERT INTO subscription_position VALUES ('$uid', 7, '2026-01-01Z');
                INSERT INTO retry (subscription_uid, seq, attempts, due) VALUES ('$uid', 8, 1, '2026-01-01Z');
                INSERT INTO dead_letter (subscription_uid, seq, at, attempts, reason)
                VALUES ('$uid', 9, '2026-11-19Z', 10, 'Timeout');
                INSERT INTO replay (id, subscription_uid, spec, state, created_at)
                VALUES ('r-$uid', '$uid', '{}', 'Running', '2026-11-19Z');
                INSERT INTO attempt (at, subscription_uid, seq, number, millis) VALUES ('2026-11-19Z', '$uid', 9, 1, 5);
                INSERT INTO delivery_minute VALUES ('2026-11-19Z', '$uid', 't.u', 's', 1, 0)
                """.replace("$uid", uid).replace("$ended", endedAt));
    }

    private void replay(String id, String finishedAt, String resource) {
        db.execute("INSERT INTO replay (id, subscription_uid, spec, state, created_at, finished_at, resource_uid)"
                + " VALUES ('" + id + "', 'live', '{}', 'Complete', '2026-01-01Z', " + finishedAt + ", " + resource
                + ")");
    }

    private String all(String column, String table) {
        return db.text("SELECT coalesce(string_agg(" + column + ", ' ' ORDER BY " + column + "), '') FROM " + table);
    }

    @Test
    void aSubscriptionGoesWithWhatHangsOnItAWeekAfterItsEnd() {
        // given
        subscription("live", LIVE);
        subscription("just", JUST_ENDED);
        subscription("long", LONG_ENDED);

        // when
        long deleted = purge(taken("one"));

        // then
        assertThat(deleted).isEqualTo(5);
        assertThat(all("uid", "subscription")).isEqualTo("just live");
        for (String table : new String[] {"subscription_position", "retry", "dead_letter", "replay"}) {
            assertThat(all("subscription_uid", table)).as(table).isEqualTo("just live");
        }
        // These go with their week.
        for (String table : new String[] {"attempt", "delivery_minute"}) {
            assertThat(all("subscription_uid", table)).as(table).isEqualTo("just live long");
        }
    }

    @Test
    void aReplayGoesAsLongAfterItsEndAsTheLogIsKept() {
        // given
        replay("running", "NULL", "NULL");
        replay("kept", "'2026-10-28T12:00:00Z'", "NULL");
        replay("over", "'2026-10-28T11:59:59Z'", "NULL");
        replay("resource", "'2026-01-02Z'", "'uid-of-an-event-replay'");

        // when
        purge(taken("one"));

        // then
        assertThat(all("id", "replay")).isEqualTo("kept resource running");
    }

    @Test
    void aTakenTicketGoesAnHourAfterItRanOut() {
        // given
        db.execute(
                "INSERT INTO taken_ticket VALUES ('kept', '2026-11-27T11:00:00Z'), ('over', '2026-11-27T10:59:59Z')");

        // when
        purge(taken("one"));

        // then
        assertThat(all("id", "taken_ticket")).isEqualTo("kept");
    }

    @Test
    void manyGoInSeveralBatches() {
        // given
        subscription("long", LONG_ENDED);
        int more = 2 * PurgeRounds.ROWS_AT_ONCE;
        db.execute("INSERT INTO dead_letter (subscription_uid, seq, at, attempts, reason)"
                + " SELECT 'long', 100 + i, '2026-11-19Z', 10, 'Timeout' FROM generate_series(1, " + more + ") i");

        // when
        long deleted = purge(taken("one"));

        // then
        assertThat(deleted).isEqualTo(5 + more);
        assertThat(all("uid", "subscription")).isEmpty();
    }

    @Test
    void whoHasLostTheShardDeletesNothing() {
        // given
        subscription("long", LONG_ENDED);
        OptionalLong old = taken("old");
        taken("young");

        // when
        long byTheOld = purge(old);
        long byNobody = purge(OptionalLong.empty());

        // then
        assertThat(byTheOld + byNobody).isZero();
        assertThat(all("uid", "subscription")).isEqualTo("long");
    }
}

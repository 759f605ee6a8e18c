package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The programs of 0.1 write while its schema is moved: the migration waits for who has begun, and nobody waits in a circle. */
class UpgradeUnderWritesIT {
    private static final String BEFORE = "7";

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    private DatabaseUrl url;

    @BeforeEach
    void useTheSchemaOf01() {
        url = DatabaseUrl.parse(db.url());
        EarlierSchema.migrate(url, BEFORE);
        db.execute("""
                INSERT INTO region (name, watched_since) VALUES ('dach', '2026-01-01Z');
                INSERT INTO event (region_key, event_id, timezone, changed_at) VALUES (1, 'e1', 'UTC', '2026-01-01Z');
                INSERT INTO poll_lease (region_key, token, holder, kind, since, expires_at)
                VALUES (1, 1, 'old-pod', 'Full', now(), now() + interval '1 hour');
                INSERT INTO sync_cursor (region_key, stream, read_until) VALUES (1, 'TICKETS', '2026-01-01Z');
                """);
    }

    private Connection writer() throws SQLException {
        Connection tx = DriverManager.getConnection(
                url.jdbcUrl(), url.user().orElseThrow(), url.password().orElseThrow());
        tx.setAutoCommit(false);
        return tx;
    }

    /** What a receiver does in its first round trip, and then in its second. */
    @Test
    void aBatchThatIsInTheInboxIsCommitted() throws SQLException {
        try (Connection batch = writer()) {
            // given
            execute(batch, "INSERT INTO delivery_key (region_key, delivery_id, received_at) VALUES (1, 'd1', now())");

            // when
            CompletableFuture<SchemaMigration.Outcome> migration = migrateBeside();
            execute(batch, "UPDATE event SET name = 'Late' WHERE event_id = 'e1'");
            batch.commit();

            // then
            assertThat(migration.join().version()).isEqualTo(SchemaCheck.EXPECTED);
            assertThat(db.text("SELECT name FROM event")).isEqualTo("Late");
        }
    }

    /** What a poll does with a page: its lease first, then the records, then how far it got. */
    @Test
    void aPageThatIsBeingStoredIsCommitted() throws SQLException {
        try (Connection page = writer()) {
            // given
            execute(
                    page,
                    "UPDATE poll_lease l SET expires_at = now() FROM region r WHERE r.region_key = l.region_key AND r.name = 'dach'");

            // when
            CompletableFuture<SchemaMigration.Outcome> migration = migrateBeside();
            execute(page, "UPDATE event SET name = 'Late' WHERE event_id = 'e1'");
            execute(page, "UPDATE sync_cursor SET read_until = '2026-01-02Z'");
            page.commit();

            // then
            assertThat(migration.join().version()).isEqualTo(SchemaCheck.EXPECTED);
        }
    }

    private static void execute(Connection tx, String sql) throws SQLException {
        try (var statement = tx.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns when it waits for the writer. */
    private CompletableFuture<SchemaMigration.Outcome> migrateBeside() {
        CompletableFuture<SchemaMigration.Outcome> migration =
                CompletableFuture.supplyAsync(() -> SchemaMigration.migrate(url));
        await().until(() -> db.number("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'relation'") > 0);
        return migration;
    }
}

package io.vivenuoperator.store.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.schema.EarlierSchema;
import io.vivenuoperator.store.schema.SchemaMigration;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Windows that the release before left open are gone on with by this one, and pollers of that release, and of 0.1.0, work on beside the
 * new schema. Their statements are written here as they wrote them.
 */
class WindowTotalUpgradeIT {
    private static final String BEFORE = "11";
    private static final String WITHIN_0_1_0 = """
            UPDATE sync_cursor c
            SET window_from = '2026-11-26T10:00Z', window_until = '2026-11-26T11:00Z', window_skip = ?, window_total = ?
            FROM region r
            WHERE r.region_key = c.region_key AND r.name = ? AND c.stream = 'TICKETS'
            """;
    private static final String WITHIN = """
            UPDATE sync_cursor c
            SET window_from = '2026-11-26T10:00Z', window_until = '2026-11-26T11:00Z', window_skip = ?, window_total = ?,
                window_certain = '2026-11-26T11:00Z'
            FROM region r
            WHERE r.region_key = c.region_key AND r.name = ? AND c.stream = 'TICKETS'
            """;
    private static final String ADVANCE = """
            INSERT INTO sync_cursor AS c (region_key, stream, read_until) VALUES (1, 'TICKETS', '2026-11-26T12:00Z')
            ON CONFLICT (region_key, stream) DO UPDATE
            SET read_until = excluded.read_until, moved_at = excluded.moved_at,
                window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL, window_certain = NULL
            WHERE c.read_until < excluded.read_until
            """;
    private static final String OPEN = """
            SELECT c.window_skip, c.window_total
            FROM sync_cursor c JOIN region r USING (region_key)
            WHERE r.name = ? AND c.stream = 'TICKETS' AND c.window_certain > c.read_until
            """;

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    private final SyncCursors cursors = new SyncCursors();

    @BeforeEach
    void upgradeWithOpenWindows() {
        DatabaseUrl url = DatabaseUrl.parse(db.url());
        EarlierSchema.migrate(url, BEFORE);
        db.execute("""
                INSERT INTO region (name, watched_since)
                SELECT name, '2026-01-01Z'
                FROM unnest(ARRAY['told', 'untold', 'closed']) WITH ORDINALITY AS n (name, i)
                ORDER BY i;
                INSERT INTO sync_cursor (region_key, stream, read_until, window_from, window_until, window_skip, window_total,
                                         window_certain)
                VALUES (1, 'TICKETS', '2026-11-26T10:30Z', '2026-11-26T10:00Z', '2026-11-26T11:00Z', 100, 250, '2026-11-26T11:00Z'),
                       (2, 'TICKETS', '2026-11-26T10:30Z', '2026-11-26T10:00Z', '2026-11-26T11:00Z', 100, -1, '2026-11-26T11:00Z'),
                       (3, 'TICKETS', '2026-11-26T10:30Z', NULL, NULL, NULL, NULL, NULL);
                """);
        SchemaMigration.migrate(url);
    }

    private Optional<WindowProgress> open(String region) {
        return db.database().inTransaction(tx -> cursors.openWindow(tx, region, SyncCursors.Stream.TICKETS));
    }

    @Test
    void openWindowsGoOnWhereTheyWere() {
        assertThat(open("told")).hasValueSatisfying(window -> {
            assertThat(window.skip()).isEqualTo(100);
            assertThat(window.total()).hasValue(250L);
        });
        assertThat(open("untold")).hasValueSatisfying(window -> {
            assertThat(window.skip()).isEqualTo(100);
            assertThat(window.total()).isEmpty();
        });
        assertThat(open("closed")).isEmpty();
    }

    @Test
    void whatIsNotKnownIsKeptAsNotKnown() {
        WindowProgress known = open("told").orElseThrow();
        var unknown = new WindowProgress(known.from(), known.until(), 0, Optional.empty(), known.certain());

        db.database().inTransaction(tx -> {
            cursors.within(tx, "told", SyncCursors.Stream.TICKETS, unknown);
            return unknown;
        });

        assertThat(open("told")).hasValue(unknown);
    }

    @Test
    void anOldPollersWindowsAreGoneOnWith() {
        assertThat(writeOld(WITHIN, "told", -1)).isEqualTo(1);
        assertThat(writeOld(WITHIN, "closed", 70)).isEqualTo(1);

        assertThat(open("told").orElseThrow().total()).isEmpty();
        assertThat(open("closed").orElseThrow().total()).hasValue(70L);
    }

    @Test
    void aPollerOfTheFirstReleaseStillKeepsItsPlace() {
        assertThat(writeOld(WITHIN_0_1_0, "closed", -1)).isEqualTo(1);

        assertThat(db.text("SELECT concat_ws(' ', window_skip, coalesce(window_total::text, 'not known'))"
                        + " FROM sync_cursor WHERE region_key = 3"))
                .isEqualTo("40 not known");
    }

    @Test
    void anOldPollerMovesItsCursorAndClosesItsWindow() {
        db.execute(ADVANCE);

        assertThat(open("told")).isEmpty();
    }

    /** To its walk a list that had 0 records is as good as one of unknown size: neither has shrunk when the next page comes. */
    @Test
    void anOldPollerTakesNotKnownForAListThatDidNotShrink() {
        assertThat(readOld("told")).containsExactly(100L, 250L);
        assertThat(readOld("untold")).containsExactly(100L, 0L);
    }

    @Test
    void noNumberStandsForNotKnown() {
        assertThat(List.of(
                        "UPDATE sync_cursor SET window_skip = -1 WHERE region_key = 1",
                        "UPDATE sync_cursor SET window_total = 5 WHERE region_key = 3"))
                .allSatisfy(statement -> assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                            try (PreparedStatement sql = tx.prepareStatement(statement)) {
                                return sql.executeUpdate();
                            }
                        }))
                        .isInstanceOfSatisfying(
                                DatabaseException.class,
                                e -> assertThat(e.sqlState()).isEqualTo("23514")));
    }

    private int writeOld(String statement, String region, long total) {
        return db.database().inTransaction(tx -> {
            try (PreparedStatement within = tx.prepareStatement(statement)) {
                within.setLong(1, 40);
                within.setLong(2, total);
                within.setString(3, region);
                return within.executeUpdate();
            }
        });
    }

    private List<Long> readOld(String region) {
        return db.database().inTransaction(tx -> {
            try (PreparedStatement find = tx.prepareStatement(OPEN)) {
                find.setString(1, region);
                try (ResultSet row = find.executeQuery()) {
                    row.next();
                    return List.of(row.getLong(1), row.getLong(2));
                }
            }
        });
    }
}

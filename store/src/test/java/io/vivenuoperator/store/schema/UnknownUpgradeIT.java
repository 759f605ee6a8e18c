package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Data of a release that stored negative capacities as numbers, and what it knew about its counts: dach was read completely
 * except for e3, and italy's first sync is in progress.
 */
class UnknownUpgradeIT {
    private static final String BEFORE = "7";

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    @BeforeEach
    void upgrade() {
        DatabaseUrl url = DatabaseUrl.parse(db.url());
        EarlierSchema.migrate(url, BEFORE);
        db.execute("""
                INSERT INTO region (name, watched_since) VALUES ('dach', '2026-01-01Z'), ('italy', '2026-01-01Z');
                INSERT INTO event (region_key, event_id, changed_at)
                VALUES (1, 'e1', '2026-01-01Z'), (1, 'e2', '2026-01-01Z'), (1, 'e3', '2026-01-01Z'), (2, 'i1', '2026-01-01Z');
                INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed)
                VALUES (1, 'a', 'A', -1, true, true), (2, 'b', 'B', 0, true, true), (3, 'c', 'C', 9, true, true),
                       (4, 'i', 'I', 9, true, true);
                INSERT INTO type_state (type_key, sold, opening, changed_at)
                VALUES (1, 3, 0, '2026-01-03Z'), (2, 0, 0, '2026-01-01Z'), (3, 0, 0, '2026-01-01Z'), (4, 0, 0, '2026-01-01Z');
                INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)
                VALUES (1, '2026-01-01Z', 1, 0, 0, -1, true), (1, '2026-01-03Z', 1, 3, 3, -1, true),
                       (2, '2026-01-01Z', 2, 0, 0, 0, true), (3, '2026-01-01Z', 3, 0, 0, 9, true),
                       (4, '2026-01-01Z', 4, 0, 0, 9, true);
                INSERT INTO poll_coverage (region_key, from_at, to_at, polls)
                VALUES (1, '2026-01-02Z', '2026-01-04Z', 9), (1, '2026-01-05Z', '2026-01-06Z', 9);
                INSERT INTO sync_cursor (region_key, stream, read_until)
                VALUES (1, 'EVENTS', '2026-01-06Z'), (1, 'TICKETS', '2026-01-06Z');
                INSERT INTO poll_run (region_key, kind, holder, started_at)
                VALUES (1, 'Full', 'test', '2026-01-02Z'), (2, 'Full', 'test', '2026-01-02Z');
                INSERT INTO full_run (region_key, run_id) VALUES (1, 1), (2, 2);
                INSERT INTO full_run_event (run_id, event_id, next_skip, vendor_sold, stored_sold, done)
                VALUES (1, '', 0, -2, -2, true), (1, 'e3', 0, NULL, NULL, false), (2, 'i1', 0, NULL, NULL, false);
                """);
        SchemaMigration.migrate(url);
    }

    @Test
    void aCapacityBelow0IsNotKnownAnyMoreAnd0Stays() {
        assertThat(
                        lines(
                                "SELECT concat_ws(' ', ticket_type_id, coalesce(capacity::text, '?'), coalesce(available::text, '?'),"
                                        + " coalesce(percent_sold::text, '?')) FROM current_sales WHERE event_id IN ('e1', 'e2')"))
                .isEqualTo("a ? ? ?, b 0 0 ?");
        assertThat(lines("SELECT concat_ws(' ', event_id, coalesce(total_capacity::text, '?'), status) FROM events"
                        + " WHERE event_id IN ('e1', 'e2')"))
                .isEqualTo("e1 ? onSale, e2 0 onSale");
        assertThat(db.number("SELECT count(*) FROM snapshot WHERE capacity < 0"))
                .isZero();
    }

    @Test
    void whatWasNotReadIsNotComplete() {
        assertThat(lines(
                        "SELECT concat_ws(' ', event_id, coalesce((complete_since AT TIME ZONE 'UTC')::date::text, '?'),"
                                + " coalesce(total_sold::text, '?')) FROM events"))
                .isEqualTo("e1 2026-01-02 3, e2 2026-01-02 0, e3 ? ?, i1 ? ?");
    }

    @Test
    void thatACountBecameKnownIsASnapshotAndChangesNoSum() {
        assertThat(lines(
                        "SELECT concat_ws(' ', event_id, snapshot_time AT TIME ZONE 'UTC', coalesce(sold::text, '?'), delta)"
                                + " FROM ticket_type_snapshots WHERE event_id IN ('e1', 'e2')"))
                .isEqualTo("e1 2026-01-01 00:00:00 ? 0, e1 2026-01-02 00:00:00 0 0, e1 2026-01-03 00:00:00 3 3,"
                        + " e2 2026-01-01 00:00:00 ? 0, e2 2026-01-02 00:00:00 0 0");
        assertThat(db.number("SELECT count(*) FROM type_state s WHERE changed_at <>"
                        + " (SELECT max(at) FROM snapshot n WHERE n.type_key = s.type_key)"))
                .isZero();
    }

    private String lines(String query) {
        return db.text("SELECT string_agg(line, ', ' ORDER BY line) FROM (" + query + ") q (line)");
    }
}

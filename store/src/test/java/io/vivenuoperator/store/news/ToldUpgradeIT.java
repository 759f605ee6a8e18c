package io.vivenuoperator.store.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.schema.EarlierSchema;
import io.vivenuoperator.store.schema.SchemaMigration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is so before anything was ever told is passed over. */
class ToldUpgradeIT {
    private static final String BEFORE = "20";

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    @BeforeEach
    void useTheSchemaBefore() {
        DatabaseUrl url = DatabaseUrl.parse(db.url());
        EarlierSchema.migrate(url, BEFORE);
        db.execute("""
                INSERT INTO region (name, watched_since, complete_since)
                VALUES ('dach', '2026-01-01Z', '2026-01-02Z'), ('reading', '2026-01-01Z', NULL);
                INSERT INTO event (region_key, event_id, changed_at)
                VALUES (1, 'sold-out', '2026-01-03Z'), (1, 'half', '2026-01-03Z'), (1, 'unknown', '2026-01-03Z'),
                       (2, 'not-counted', '2026-01-03Z');
                INSERT INTO ticket_type (event_key, ticket_type_id, name, capacity, active, listed)
                VALUES (1, 'a', 'A', 10, true, true), (2, 'b', 'B', 10, true, true), (2, 'c', 'C', 10, true, true),
                       (3, 'd', 'D', NULL, true, true), (4, 'e', 'E', 1, true, true);
                INSERT INTO type_state (type_key, sold, opening, changed_at)
                VALUES (1, 11, 0, '2026-01-03Z'), (2, 10, 0, '2026-01-03Z'), (3, 2, 0, '2026-01-03Z'),
                       (4, 99, 0, '2026-01-03Z'), (5, 1, 0, '2026-01-03Z');
                """);
        SchemaMigration.migrate(url);
    }

    @Test
    void levelsThatWereReachedAndRegionsThatWereReadAreNoted() {
        assertThat(db.text("SELECT string_agg(concat_ws(' ', kind, key, state), ', ' ORDER BY kind, key) FROM told"))
                .isEqualTo("event 1 100, event 2 50, region.ready 1 Ready, ticket_type 1 100, ticket_type 2 100");
    }
}

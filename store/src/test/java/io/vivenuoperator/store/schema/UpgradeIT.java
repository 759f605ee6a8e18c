package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database used with the first release's schema keeps its data. */
class UpgradeIT {
    private static final String FIRST_RELEASE = "3";

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    @BeforeEach
    void useTheFirstRelease() {
        DatabaseUrl url = DatabaseUrl.parse(db.url());
        EarlierSchema.migrate(url, FIRST_RELEASE);
        db.execute("""
                INSERT INTO region (name, watched_since) VALUES ('dach', '2024-01-01Z');
                INSERT INTO event (region_key, event_id, timezone, changed_at)
                VALUES (1, 'e1', 'Europe/Berlin', '2024-01-01Z'), (1, 'e2', 'Nowhere/At_all', '2024-01-01Z');
                INSERT INTO ticket_type (event_key, ticket_type_id, name, active, listed)
                VALUES (1, 'a', 'A', true, true), (2, 'a', 'A', true, true);
                INSERT INTO snapshot (event_key, at, type_key, sold, delta, listed)
                VALUES (1, '2024-01-31T22:30Z', 1, 15, 5, true), (1, '2024-01-31T22:40Z', 1, 14, -1, true),
                       (1, '2024-01-31T23:30Z', 1, 17, 3, true), (2, '2024-01-31T23:30Z', 2, 2, 2, true);
                INSERT INTO webhook_delivery (region_key, delivery_id, event_type, object_id, object_updated_at,
                                              received_at, body_sha256, body_bytes, kept)
                VALUES (1, 'd1', 'ticket.updated', 't1', '2024-01-31Z', '2024-01-31T23:59Z', '\\xab', 9, '{}'),
                       (1, 'd2', 'event.deleted', NULL, NULL, '2024-03-01T00:00Z', '\\xab', 9, NULL);
                """);
        SchemaMigration.migrate(url);
    }

    @Test
    void salesByHourAndDayReachBackToTheFirstSnapshot() {
        assertThat(db.text(
                        "SELECT string_agg(concat_ws(' ', event_id, hour AT TIME ZONE 'UTC', sold), ', ' ORDER BY event_id, hour)"
                                + " FROM hourly_sales"))
                .isEqualTo("e1 2024-01-31 22:00:00 4, e1 2024-01-31 23:00:00 3, e2 2024-01-31 23:00:00 2");
        assertThat(db.text(
                        "SELECT string_agg(concat_ws(' ', event_id, day, timezone, sold), ', ' ORDER BY event_id, day)"
                                + " FROM daily_sales"))
                .isEqualTo("e1 2024-01-31 Europe/Berlin 4, e1 2024-02-01 Europe/Berlin 3, e2 2024-01-31 UTC 2");
    }

    @Test
    void deliveriesMoveIntoTheirMonthsAndAreKnownAsDuplicates() {
        assertThat(db.text(
                        "SELECT string_agg(concat_ws(' ', delivery_id, tableoid::regclass, kept), ', ' ORDER BY delivery_id)"
                                + " FROM webhook_delivery"))
                .isEqualTo("d1 webhook_delivery_2024_01 {}, d2 webhook_delivery_2024_03");
        assertThat(db.text(
                        "SELECT string_agg(concat_ws(' ', delivery_id, octet_length(version)), ', ' ORDER BY delivery_id)"
                                + " FROM delivery_key"))
                .isEqualTo("d1 16, d2");
    }
}

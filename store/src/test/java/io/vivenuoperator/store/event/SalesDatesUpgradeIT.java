package io.vivenuoperator.store.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.schema.EarlierSchema;
import io.vivenuoperator.store.schema.SchemaMigration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Changes of dates are known from the upgrade on, whoever writes events. */
class SalesDatesUpgradeIT {
    private static final String BEFORE = "28";

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    @BeforeEach
    void upgradeADatabase() {
        DatabaseUrl url = DatabaseUrl.parse(db.url());
        EarlierSchema.migrate(url, BEFORE);
        db.execute("INSERT INTO region (name, watched_since) VALUES ('dach', '2026-11-01Z')");
        oldWrite("2027-03-01T10:00Z", 1);
        oldWrite("2027-04-01T10:00Z", 2);
        SchemaMigration.migrate(url);
    }

    /** As the programs of 0.1.0 write an event, but for the columns that play no part here. */
    private void oldWrite(String sellStart, int hour) {
        db.execute("""
                INSERT INTO event AS e (region_key, event_id, name, sell_start, vendor_updated_at, changed_at)
                VALUES (1, 'e1', 'Berlin', '%1$s', '2026-11-22T%2$02d:00Z', '2026-11-22T%2$02d:05Z')
                ON CONFLICT (region_key, event_id) DO UPDATE
                SET name = excluded.name, sell_start = excluded.sell_start, vendor_updated_at = excluded.vendor_updated_at,
                    changed_at = greatest(e.changed_at, excluded.changed_at)
                """.formatted(sellStart, hour));
    }

    private String changes() {
        return db.text("""
                SELECT coalesce(string_agg(concat_ws(' ', number, field, to_char(old_value AT TIME ZONE 'UTC', 'MM-DD'),
                                                     to_char(new_value AT TIME ZONE 'UTC', 'MM-DD'),
                                                     to_char(noticed_at AT TIME ZONE 'UTC', 'HH24:MI')), ', ' ORDER BY number),
                                'none')
                FROM sales_date_changes
                """);
    }

    @Test
    void whatChangedBeforeIsNotKnown() {
        assertThat(changes()).isEqualTo("none");
    }

    @Test
    void whatAnOlderProgramChangesIsKept() {
        oldWrite("2027-05-01T10:00Z", 3);

        assertThat(changes()).isEqualTo("1 sellStart 04-01 05-01 03:05");
    }
}

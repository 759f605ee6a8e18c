package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A poll deletes what retention allows, and only if it is configured. */
class RetentionIT extends OnASimulatedVivenu {
    private static final String OLD_MONTHS =
            "SELECT count(*) FROM pg_inherits WHERE inhrelid::regclass::text = 'webhook_delivery_2025_01'";

    @Test
    void aPollDropsTheMonthsThatAreOlderThanTheRetention() {
        // given a month long ago
        database.execute("SELECT make_delivery_month('2025-01-15T00:00:00Z')");

        // when no retention is configured
        run(INCREMENTAL);

        // then
        assertThat(database.number(OLD_MONTHS)).isEqualTo(1);

        // when one is
        environment.put("DELIVERY_RETENTION_DAYS", "30");
        run(INCREMENTAL);

        // then
        assertThat(database.number(OLD_MONTHS)).isZero();
    }
}

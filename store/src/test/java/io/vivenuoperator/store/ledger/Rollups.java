package io.vivenuoperator.store.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;

/** Compares the roll-ups with the snapshots. */
final class Rollups {
    private Rollups() {}

    static void assertEqualToARecount(TestDatabase db) {
        assertThat(db.number("""
                        SELECT count(*)
                        FROM (SELECT event_key, date_bin('1 hour', at, 'epoch') AS hour, sum(delta) AS sold FROM snapshot
                              GROUP BY 1, 2) raw
                        FULL JOIN event_hour h USING (event_key, hour)
                        WHERE coalesce(raw.sold, 0) <> coalesce(h.sold, 0)
                        """))
                .as("hours that are not the sum of their snapshots")
                .isZero();
        assertThat(db.number("""
                        SELECT count(*)
                        FROM (SELECT s.event_key, (s.at AT TIME ZONE e.day_zone)::date AS day, sum(s.delta) AS sold
                              FROM snapshot s JOIN event e USING (event_key) GROUP BY 1, 2) raw
                        FULL JOIN event_day d USING (event_key, day)
                        WHERE coalesce(raw.sold, 0) <> coalesce(d.sold, 0)
                        """))
                .as("days that are not the sum of their snapshots")
                .isZero();
    }
}

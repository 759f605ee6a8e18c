package io.vivenuoperator.salesapi;

import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Many races with a past, up to this moment: what somebody would see who opens the page. */
final class Season {
    private Season() {}

    /**
     * Fills the database.
     *
     * @param events how many
     * @param rush how much each sold in the last eight days; 0 is nothing
     */
    static void fill(TestDatabase db, int events, int rush) {
        db.execute(script().replace(":events", Integer.toString(events)).replace(":rush", Integer.toString(rush)));
    }

    private static String script() {
        try (InputStream in = Season.class.getResourceAsStream("season.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more ticket of a type, sold now, as a webhook would have it stored. */
    static void sell(TestDatabase db, String eventId, int tickets) {
        db.execute("""
                WITH moved AS (
                    UPDATE type_state SET sold = sold + %2$d, changed_at = now()
                    WHERE type_key = (SELECT type_key FROM ticket_type JOIN event USING (event_key) WHERE event_id = '%1$s' AND ticket_type_id = 'b')
                    RETURNING type_key, sold
                ), noted AS (
                    INSERT INTO snapshot (event_key, at, type_key, sold, delta, capacity, listed)
                    SELECT event_key, now(), type_key, sold, %2$d, capacity, true FROM moved JOIN ticket_type USING (type_key)
                    RETURNING event_key
                )
                INSERT INTO event_hour (event_key, hour, sold) SELECT event_key, date_bin('1 hour', now(), 'epoch'), %2$d FROM noted
                ON CONFLICT (event_key, hour) DO UPDATE SET sold = event_hour.sold + EXCLUDED.sold
                """.formatted(eventId, tickets));
    }
}

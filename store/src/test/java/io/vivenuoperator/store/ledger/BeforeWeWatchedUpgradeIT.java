package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.createdAt;
import static io.vivenuoperator.store.Samples.madeFrom;
import static io.vivenuoperator.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.schema.EarlierSchema;
import io.vivenuoperator.store.schema.SchemaMigration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A ledger of an earlier release says of its opening balance how much it is and not of which hours, and its programs write on. Their
 * statements are written here as they wrote them.
 */
class BeforeWeWatchedUpgradeIT {
    private static final String BEFORE = "23";
    private static final String HOURS = """
            SELECT string_agg(concat_ws(' ', ticket_type_id, coalesce(to_char(hour AT TIME ZONE 'UTC', 'HH24'), '?'),
                                        sold || '..' || sold_at_most), ', '
                              ORDER BY ticket_type_id, hour)
            FROM reconstructed_hourly
            """;

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    private final TicketLedger ledger = new TicketLedger();

    @BeforeEach
    void upgradeALedger() {
        DatabaseUrl url = DatabaseUrl.parse(db.url());
        EarlierSchema.migrate(url, BEFORE);
        db.execute("""
                INSERT INTO region (name, watched_since) VALUES ('dach', '%s');
                INSERT INTO event (region_key, event_id, changed_at) VALUES (1, 'e1', '2026-11-22T12:00Z');
                INSERT INTO ticket_type (event_key, ticket_type_id, name, active, listed)
                VALUES (1, 'a', 'A', true, true), (1, 'b', 'B', true, true);
                INSERT INTO type_state (type_key, sold, opening, changed_at) VALUES (1, 1, 2, '2026-11-22T12:00Z');
                """.formatted(NOON));
        oldWrite("t1", 1, 1);
        oldWrite("t2", 1, 2);
        SchemaMigration.migrate(url);
    }

    private void oldWrite(String id, int type, int status) {
        db.execute("""
            INSERT INTO ticket AS t (region_key, ticket_id, type_key, status, price, currency, created_at, updated_at, recorded_at)
            VALUES (1, '%s', %d, %d, NULL, NULL, '%s', '%s', clock_timestamp())
            ON CONFLICT (region_key, ticket_id) DO UPDATE
            SET type_key = excluded.type_key, status = excluded.status, price = excluded.price,
                currency = excluded.currency, created_at = excluded.created_at,
                updated_at = excluded.updated_at, recorded_at = excluded.recorded_at, gone_at = NULL
            """.formatted(id, type, status, NOON.minusSeconds(7_200), NOON));
    }

    @Test
    void whatNobodyNotedCantBePlaced() {
        assertThat(db.text(HOURS)).isEqualTo("a ? 2..3");
        assertThat(db.text("SELECT concat_ws(' ', sold, sold_at_most) FROM sales_at_reconstructed('"
                        + NOON.minusSeconds(600) + "')"))
                .isEqualTo("0 3");
        assertThat(db.number(
                        "SELECT count(*) FROM ticket WHERE coalesce(first_status, origin, first_type_key) IS NOT NULL"
                                + " OR coalesce(origin_ticket_id, before_watch::text) IS NOT NULL"))
                .isZero();
    }

    @Test
    void aFullRunFillsInWhereTicketsComeFromAndNotWhatTheyWere() {
        TicketRecord known =
                createdAt(ticket("dach", "t1", "e1", "a", LedgerStatus.VALID, 0), NOON.minusSeconds(7_200));
        TicketRecord young =
                createdAt(ticket("dach", "t9", "e1", "a", LedgerStatus.VALID, 0), NOON.minusSeconds(7_200));
        List<TicketRecord> page = List.of(madeFrom(known, OriginKind.TRANSFER, "t0"), young);

        db.database().inTransaction(tx -> ledger.record(tx, page, NOON.plusSeconds(60)));

        assertThat(
                        db.text(
                                "SELECT concat_ws(' ', origin, origin_ticket_id, first_status) FROM ticket WHERE ticket_id = 't1'"))
                .isEqualTo("6 t0");
        assertThat(db.text(HOURS)).isEqualTo("a 10 1..1, a ? 2..3");
    }

    @Test
    void programsOfTheEarlierReleaseWriteOn() {
        oldWrite("t1", 2, 1);
        oldWrite("t3", 1, 1);
        db.execute("UPDATE type_state SET sold = sold + 1, opening = opening + 1 WHERE type_key = 1");

        assertThat(db.text(HOURS)).isEqualTo("a ? 3..4");
        assertThat(db.text("SELECT concat_ws(' ', type_key, first_type_key) FROM ticket WHERE ticket_id = 't1'"))
                .isEqualTo("2 1");
    }
}

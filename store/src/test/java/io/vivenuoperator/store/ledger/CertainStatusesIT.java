package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.ledger.LedgerStatus.INVALID;
import static io.vivenuoperator.store.ledger.LedgerStatus.RESERVED;
import static io.vivenuoperator.store.ledger.LedgerStatus.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CertainStatusesIT {
    private static final String SOLD = "SELECT coalesce(sum(sold), 0) FROM type_state";

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final TicketLedger ledger = new TicketLedger();
    private final CertainStatuses statuses = new CertainStatuses();

    @Test
    void anInvalidationCountsAndMovesTheSnapshot() {
        known("t1", "t2");

        record(status("t1", INVALID, 60));

        assertThat(db.number(SOLD)).isEqualTo(1);
        assertThat(db.number("SELECT sum(delta) FROM snapshot")).isEqualTo(1);
        assertThat(db.text("SELECT price || ' ' || currency FROM ticket WHERE ticket_id = 't1'"))
                .isNotEmpty();
    }

    @Test
    void anOlderStatusChangesNothing() {
        known("t1");

        record(status("t1", INVALID, -60));

        assertThat(db.number(SOLD)).isEqualTo(1);
    }

    @Test
    void withoutAVersionOnlyAnInvalidationCounts() {
        known("t1", "t2");

        record(unversioned("t1", INVALID), unversioned("t2", RESERVED));

        assertThat(db.number(SOLD)).isEqualTo(1);
    }

    @Test
    void whatComesTwiceCountsOnce() {
        known("t1", "t2");

        record(status("t1", INVALID, 60), status("t1", INVALID, 60), status("t1", INVALID, 120));
        record(status("t1", INVALID, 60));

        assertThat(db.number(SOLD)).isEqualTo(1);
        assertThat(db.number("SELECT sum(sold) FROM event_hour")).isEqualTo(1);
    }

    @Test
    void aTicketThatWasGoneIsBackByItsStatus() {
        known("t1");
        db.execute("UPDATE ticket SET gone_at = now()");
        db.execute("UPDATE type_state SET sold = 0");

        record(status("t1", VALID, 60));

        assertThat(db.number(SOLD)).isEqualTo(1);
    }

    @Test
    void anUnknownTicketIsEnteredIfItsTypeIsCertain() {
        record(
                new CertainStatus(
                        "dach", "t1", VALID, Optional.of(NOON), Optional.of(ticket("dach", "t1", "e1", "a", VALID, 0))),
                status("t2", VALID, 0));

        assertThat(db.number("SELECT count(*) FROM ticket")).isEqualTo(1);
        assertThat(db.number(SOLD)).isEqualTo(1);
    }

    private void known(String... ids) {
        db.database().inTransaction(tx -> {
            for (String id : ids) {
                ledger.record(tx, List.of(ticket("dach", id, "e1", "a", VALID, 0)), NOON);
            }
            return true;
        });
    }

    private void record(CertainStatus... certain) {
        db.database().inTransaction(tx -> {
            statuses.record(tx, List.of(certain), NOON.plusSeconds(300));
            return true;
        });
    }

    private static CertainStatus status(String id, LedgerStatus status, long updatedSeconds) {
        return new CertainStatus("dach", id, status, Optional.of(NOON.plusSeconds(updatedSeconds)), Optional.empty());
    }

    private static CertainStatus unversioned(String id, LedgerStatus status) {
        return new CertainStatus("dach", id, status, Optional.empty(), Optional.empty());
    }
}

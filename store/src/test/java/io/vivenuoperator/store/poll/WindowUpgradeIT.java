package io.vivenuoperator.store.poll;

import static io.vivenuoperator.store.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A window that this release left open is moved by a poller of the release before, after a rollback, and read again by this one.
 * The old one knows no {@code window_certain}; its statements are written here as it wrote them.
 */
class WindowUpgradeIT {
    private static final Instant UNTIL = NOON.plusSeconds(600);
    private static final Instant CERTAIN = NOON.plusSeconds(500);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final SyncCursors cursors = new SyncCursors();

    @BeforeEach
    void leaveAWindowOpen() {
        db.database().inTransaction(tx -> {
            cursors.advance(tx, "dach", SyncCursors.Stream.TICKETS, NOON);
            cursors.within(
                    tx,
                    "dach",
                    SyncCursors.Stream.TICKETS,
                    new WindowProgress(NOON, UNTIL, 1000, Optional.of(5000L), CERTAIN));
            return true;
        });
    }

    private Optional<WindowProgress> openWindow() {
        return db.database().inTransaction(tx -> cursors.openWindow(tx, "dach", SyncCursors.Stream.TICKETS));
    }

    @Test
    void aWindowThatTheOldPollerReadFurtherIsGoneOnWith() {
        db.execute("UPDATE sync_cursor SET window_skip = 2000");

        assertThat(openWindow()).hasValue(new WindowProgress(NOON, UNTIL, 2000, Optional.of(5000L), CERTAIN));
    }

    /** Its clock may be behind the vendor's, so that its cursor does not reach what was certain of the window. */
    @Test
    void aWindowThatTheOldPollerClosedIsClosed() {
        db.execute("UPDATE sync_cursor SET read_until = read_until + interval '60 s',"
                + " window_from = NULL, window_until = NULL, window_skip = NULL, window_total = NULL");

        assertThat(openWindow()).isEmpty();
    }

    @Test
    void anotherWindowThatTheOldPollerOpenedIsReadAnew() {
        db.execute(
                "UPDATE sync_cursor SET window_until = read_until + interval '60 s', window_skip = 10, window_total = 20");

        assertThat(openWindow()).isEmpty();
    }
}

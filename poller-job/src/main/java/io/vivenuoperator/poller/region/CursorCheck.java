package io.vivenuoperator.poller.region;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Keeps cursors behind the vendor's clock. When that went back, because somebody set it or an earlier version of this program took ours
 * for it, changes are stamped with times that count as read. Whatever the vendor stamped since the cursor moved is not older
 * than its now less the time that passed, so from there it is read again.
 */
final class CursorCheck {
    private static final Duration LEAST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final RegionStore store;
    private final RunStatistics tally;
    private final ReadHorizon horizon;
    private final Duration tolerance;
    private final Set<ChangeStream> checked = EnumSet.noneOf(ChangeStream.class);

    /** @param overlap that windows reach back over the last one's end: less than half of it is read again anyway */
    CursorCheck(RegionStore store, RunStatistics tally, ReadHorizon horizon, Duration overlap) {
        this.store = store;
        this.tally = tally;
        this.horizon = horizon;
        this.tolerance = longer(LEAST, shorter(MOST, overlap.dividedBy(2)));
    }

    /** Once a run, as soon as the vendor's time is known; false when its clock had gone back, and the cursor with it. */
    boolean keepBehindTheVendor(ChangeStream stream) {
        return !horizon.isKnown()
                || !checked.add(stream)
                || store.cursor(stream).map(cursor -> keep(stream, cursor)).orElse(true);
    }

    private boolean keep(ChangeStream stream, StreamCursor cursor) {
        Instant readUntil = cursor.readUntil();
        Instant certain = horizon.certainBefore(cursor.sinceMoved());
        boolean even = !certain.isBefore(readUntil.minus(tolerance));
        if (even && !readUntil.isAfter(horizon.certain())) {
            return true;
        }
        store.pullBack(stream, certain);
        if (!even) {
            horizon.doubt();
            tally.wentBack(readUntil, certain);
        }
        return even;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

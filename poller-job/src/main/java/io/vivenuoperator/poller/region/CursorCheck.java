package io.vivenuoperator.poller.region;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Keeps cursors behind the vendor's clock. If that clock goes back, because it was set or because an earlier version of
 * this program used ours in its place, new changes get times that count as read already. Nothing that the vendor stamped
 * since the cursor moved can be older than its current time minus the time passed, so reading resumes there.
 */
final class CursorCheck {
    private static final Duration LEAST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final ChangeCursors cursors;
    private final RunStatistics tally;
    private final ReadHorizon horizon;
    private final Duration tolerance;
    private final Set<ChangeStream> checked = EnumSet.noneOf(ChangeStream.class);

    /**
     * @param overlap how far windows reach back over the previous one; anything less than half of it is re-read anyway
     */
    CursorCheck(ChangeCursors cursors, RunStatistics tally, ReadHorizon horizon, Duration overlap) {
        this.cursors = cursors;
        this.tally = tally;
        this.horizon = horizon;
        this.tolerance = longer(LEAST, shorter(MOST, overlap.dividedBy(2)));
    }

    /** Called once per run, as soon as the vendor's time is known; false if its clock had gone back, and the cursor with it. */
    boolean keepBehindTheVendor(ChangeStream stream) {
        return !horizon.isKnown()
                || !checked.add(stream)
                || cursors.cursor(stream).map(cursor -> keep(stream, cursor)).orElse(true);
    }

    private boolean keep(ChangeStream stream, StreamCursor cursor) {
        Instant readUntil = cursor.readUntil();
        Instant certain = horizon.certainBefore(cursor.sinceMoved());
        boolean even = !certain.isBefore(readUntil.minus(tolerance));
        if (even && !readUntil.isAfter(horizon.certain())) {
            return true;
        }
        cursors.pullBack(stream, certain);
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

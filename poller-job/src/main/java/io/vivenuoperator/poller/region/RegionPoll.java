package io.vivenuoperator.poller.region;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One run for one region. */
public final class RegionPoll {
    private final RegionStore store;
    private final Clock clock;
    private final RunStatistics tally;
    private final ReadHorizon horizon;
    private final CursorCheck cursors;
    private final FullSync fullRead;
    private final IncrementalSync changedRead;
    private final QuarantineRetry quarantineRetry;

    public RegionPoll(
            VendorSource seller,
            RegionStore store,
            RunStatistics tally,
            Clock clock,
            Duration safetyLag,
            Duration overlap) {
        this.store = store;
        this.clock = clock;
        this.tally = tally;
        this.horizon = new ReadHorizon(seller, clock, safetyLag);
        this.cursors = new CursorCheck(store, tally, horizon, overlap);
        this.fullRead = new FullSync(seller, store, tally);
        this.changedRead = new IncrementalSync(seller, store, tally, horizon, cursors, overlap);
        this.quarantineRetry = new QuarantineRetry(seller, store, tally);
    }

    /**
     * Reads what the kind requires. Without a cursor everything is read, or what is left of it if an earlier run
     * was interrupted.
     */
    public void run(RunKind kind) {
        Instant startedAt = clock.instant();
        if (kind == RunKind.FULL || isFirst()) {
            readAll(startedAt);
        } else {
            changedRead.read();
            quarantineRetry.retry();
            fullRead.tryLeftEventsAgain(startedAt);
            if (store.owesEvents()) {
                // Nothing follows these events until they are read, so they don't wait for the next
                // full run.
                readAll(startedAt);
            }
        }
        tally.vendorClock(horizon.now().map(ServerTime::aheadOfOurs));
    }

    private void readAll(Instant startedAt) {
        FullSyncProgress reading = store.startOrResumeReading();
        Instant begunAt = reading.resumed() ? earlier(reading.begunAt(), startedAt) : startedAt;
        FullSyncResult end =
                fullRead.readAll(reading, begunAt, () -> horizon.readUntil(horizon.certainSince(reading)), isFirst());
        if (tally.events() + tally.tickets() > 0) {
            // A sync that an earlier run almost finished sends no request, so no answer could show the
            // vendor's time.
            horizon.answered();
        }
        cursors.keepBehindTheVendor(ChangeStream.EVENTS);
        cursors.keepBehindTheVendor(ChangeStream.TICKETS);
        if (!reading.resumed()) {
            store.endReading(end);
        } else if (end.eventsLeft()) {
            // Stored together with the cursors: whichever run comes next retries these events.
            store.endReading(end);
            catchUp();
        } else {
            end.readUntil().ifPresent(store::allReadUntil);
            catchUp();
            // The cursors stay where catching up left them: it may have found that the vendor's clock
            // went back.
            store.endReading(end.withCursorsAsTheyAre());
        }
    }

    /** A resumed sync does not know what changed since it began. */
    private void catchUp() {
        changedRead.read();
        quarantineRetry.retry();
        fullRead.catchUpWithDeletions(clock.instant());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean isFirst() {
        return store.cursor(ChangeStream.EVENTS).isEmpty()
                || store.cursor(ChangeStream.TICKETS).isEmpty();
    }
}

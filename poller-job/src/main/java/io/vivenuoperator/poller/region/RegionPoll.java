package io.vivenuoperator.poller.region;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
        var eventTotal = new EventTotal(seller);
        this.horizon = new ReadHorizon(seller, eventTotal, clock, safetyLag);
        this.cursors = new CursorCheck(store.cursors(), tally, horizon, overlap);
        this.fullRead = new FullSync(seller, eventTotal, store, tally);
        this.changedRead = new IncrementalSync(seller, store, tally, horizon, cursors, overlap);
        this.quarantineRetry = new QuarantineRetry(seller, store, tally);
    }

    /**
     * Reads what the kind requires. Without a cursor everything is read, or what is left of it if an earlier run
     * was interrupted.
     */
    public RunResult run(RunKind kind) {
        Instant startedAt = clock.instant();
        Optional<ReadFailure> failure = kind == RunKind.FULL || isFirst() ? readAll(startedAt) : readChanges(startedAt);
        if (failure.isPresent()) {
            return new RunResult.CutShort(failure.get());
        }
        tally.vendorClock(horizon.now().map(ServerTime::aheadOfOurs));
        return new RunResult.Finished();
    }

    private Optional<ReadFailure> readChanges(Instant startedAt) {
        return changedRead
                .read()
                .or(quarantineRetry::retry)
                .or(() -> fullRead.tryLeftEventsAgain(startedAt))
                .or(() -> readEventsThatAreOwed(startedAt));
    }

    /** Nothing follows these events until they are read, so they don't wait for the next full run. */
    private Optional<ReadFailure> readEventsThatAreOwed(Instant startedAt) {
        return store.fullSync().owesEvents() ? readAll(startedAt) : Optional.empty();
    }

    private Optional<ReadFailure> readAll(Instant startedAt) {
        FullSyncProgress reading = store.fullSync().startOrResume();
        Instant begunAt = reading.resumed() ? earlier(reading.begunAt(), startedAt) : startedAt;
        VendorAnswer<FullSyncResult> answer = fullRead.readAll(
                reading, begunAt, () -> horizon.certainSince(reading).map(horizon::readUntil), isFirst());
        return switch (answer) {
            case VendorAnswer.Given<FullSyncResult>(FullSyncResult end) ->
                finish(reading, end, startedAt.minus(reading.sinceBegun()));
            case VendorAnswer.Missing<FullSyncResult>(ReadFailure why) -> Optional.of(why);
        };
    }

    /** @param since when the sync began, by our clock */
    private Optional<ReadFailure> finish(FullSyncProgress reading, FullSyncResult end, Instant since) {
        if (tally.events() + tally.tickets() > 0) {
            // A sync that an earlier run almost finished sends no request, so no answer could show the
            // vendor's time.
            horizon.answered();
        }
        cursors.keepBehindTheVendor(ChangeStream.EVENTS);
        cursors.keepBehindTheVendor(ChangeStream.TICKETS);
        if (!reading.resumed()) {
            store.fullSync().end(end);
            return Optional.empty();
        }
        if (end.eventsLeft()) {
            // Stored together with the cursors: whichever run comes next retries these events.
            store.fullSync().end(end);
            return catchUp();
        }
        end.readUntil().ifPresent(store.cursors()::allReadUntil);
        Optional<ReadFailure> failure = catchUp().or(() -> fullRead.recountIfEventsWent(reading, since));
        if (failure.isEmpty()) {
            // The cursors stay where catching up left them: it may have found that the vendor's clock went back.
            store.fullSync().end(end.withCursorsAsTheyAre());
        }
        return failure;
    }

    /** A resumed sync does not know what changed since it began. */
    private Optional<ReadFailure> catchUp() {
        return changedRead.read().or(quarantineRetry::retry).or(() -> fullRead.catchUpWithDeletions(clock.instant()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private boolean isFirst() {
        return store.cursors().cursor(ChangeStream.EVENTS).isEmpty()
                || store.cursors().cursor(ChangeStream.TICKETS).isEmpty();
    }
}

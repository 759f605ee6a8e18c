package io.vivenuoperator.poller.region;

import io.vivenuoperator.poller.report.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** One run over one region. */
public final class RegionPoll {

    private final RegionStore store;
    private final Clock clock;
    private final Duration safetyLag;
    private final FullRead fullRead;
    private final ChangedRead changedRead;

    public RegionPoll(
            Seller seller, RegionStore store, Tally tally, Clock clock, Duration safetyLag, Duration overlap) {
        this.store = store;
        this.clock = clock;
        this.safetyLag = safetyLag;
        this.fullRead = new FullRead(seller, store, tally);
        this.changedRead = new ChangedRead(seller, store, tally, overlap);
    }

    /** Reads what the kind asks for; without a cursor there is nothing to go on from, so all is read. */
    public void run(Kind kind) {
        Instant startedAt = clock.instant();
        Instant until = startedAt.minus(safetyLag);
        if (kind == Kind.FULL || isFirst()) {
            fullRead.readAll(startedAt, until);
        } else {
            changedRead.readUntil(until);
        }
    }

    private boolean isFirst() {
        return store.readUntil(Stream.EVENTS).isEmpty()
                || store.readUntil(Stream.TICKETS).isEmpty();
    }
}

package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.FullSyncProgress;
import io.vivenuoperator.poller.region.SoldComparison;
import io.vivenuoperator.poller.region.TicketsRead;
import io.vivenuoperator.store.poll.EventProgress;
import io.vivenuoperator.store.poll.FullRunProgress;
import io.vivenuoperator.store.poll.FullRunStage;
import io.vivenuoperator.store.poll.FullRunState;
import io.vivenuoperator.store.poll.ListPosition;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores the progress of a region's full sync in the database. */
final class FullSyncProgressStore implements ReadingProgress {
    /** Long enough for the next night's run to resume it; an older one would know too little about today. */
    private static final Duration DISCARD_AFTER = Duration.ofHours(36);

    private final FullRunProgress progress = new FullRunProgress();
    private final String region;
    private final long runId;
    private long readingId;

    /** @param runId the current run, under which sightings are recorded unless it resumes an earlier sync */
    FullSyncProgressStore(String region, long runId) {
        this.region = region;
        this.runId = runId;
        this.readingId = runId;
    }

    @Override
    public long id() {
        return readingId;
    }

    FullSyncProgress startOrResume(Connection tx, Instant now) throws SQLException {
        FullRunState state = progress.startOrResume(tx, region, readingId, DISCARD_AFTER, now);
        if (state.stage() == FullRunStage.EVENTS_LEFT) {
            progress.end(tx, state.readingId());
            state = progress.startOrResume(tx, region, readingId, DISCARD_AFTER, now);
            progress.owes(tx, state.readingId());
        }
        return resume(state);
    }

    /** The sync that ended with some events left over. */
    Optional<FullSyncProgress> withEventsLeft(Connection tx) throws SQLException {
        return progress.find(tx, region, DISCARD_AFTER)
                .filter(state -> state.stage() == FullRunStage.EVENTS_LEFT)
                .map(this::resume);
    }

    /** Whether there is an unfinished sync that took over events from one that ended without them. */
    boolean owesEvents(Connection tx) throws SQLException {
        return progress.find(tx, region, DISCARD_AFTER)
                .filter(state -> state.owes() && state.stage() != FullRunStage.EVENTS_LEFT)
                .isPresent();
    }

    private FullSyncProgress resume(FullRunState state) {
        readingId = state.readingId();
        Map<String, SoldComparison> proved = new HashMap<>();
        Map<String, TicketsRead> pending = new HashMap<>();
        state.events().forEach((id, event) -> {
            switch (event) {
                case EventProgress.Listed _ -> pending.put(id, TicketsRead.NONE);
                case EventProgress.Reading reading -> pending.put(id, new TicketsRead.Some(reading.tickets()));
                case EventProgress.Read _ -> pending.put(id, new TicketsRead.All());
                case EventProgress.Proved counts ->
                    proved.put(id, SoldComparison.of(counts.vendorSold(), counts.storedSold()));
            }
        });
        return new FullSyncProgress(
                state.resumed(),
                state.begun().at(),
                state.begun().atVendor(),
                state.begun().ago(),
                state.stage() == FullRunStage.LISTING ? Optional.of(position(state)) : Optional.empty(),
                proved,
                pending);
    }

    private static PagePosition position(FullRunState state) {
        return state.listed().map(at -> new PagePosition(at.skip(), at.total())).orElse(PagePosition.START);
    }

    void begunAtVendor(Connection tx, Instant vendorTime) throws SQLException {
        progress.begunAtVendor(tx, readingId, vendorTime);
    }

    void listed(Connection tx, Set<String> eventIds, PagePosition next) throws SQLException {
        for (String eventId : eventIds) {
            progress.moved(tx, readingId, eventId, new EventProgress.Listed());
        }
        progress.listed(tx, readingId, new ListPosition(next.skip(), next.total()));
    }

    void allListed(Connection tx) throws SQLException {
        progress.allListed(tx, readingId);
    }

    @Override
    public void read(Connection tx, String eventId, TicketsRead read) throws SQLException {
        progress.moved(
                tx,
                readingId,
                eventId,
                switch (read) {
                    case TicketsRead.Some some -> new EventProgress.Reading(Math.toIntExact(some.tickets()));
                    case TicketsRead.All _ -> new EventProgress.Read();
                });
    }

    @Override
    public void proved(Connection tx, String eventId, SoldComparison proof) throws SQLException {
        progress.moved(tx, readingId, eventId, new EventProgress.Proved(proof.vendorSold(), proof.storedSold()));
    }

    @Override
    public ReadingProgress anew() {
        return new UnkeptProgress(runId);
    }

    /** All events were tried, and some have to be retried. */
    void endButForSome(Connection tx) throws SQLException {
        progress.eventsLeft(tx, readingId);
    }

    void end(Connection tx) throws SQLException {
        progress.end(tx, readingId);
    }
}

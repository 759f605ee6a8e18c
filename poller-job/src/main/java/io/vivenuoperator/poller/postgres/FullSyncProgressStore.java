package io.vivenuoperator.poller.postgres;

import io.vivenuoperator.poller.region.FullSyncProgress;
import io.vivenuoperator.poller.region.SoldComparison;
import io.vivenuoperator.store.poll.FullRunProgress;
import io.vivenuoperator.store.poll.FullRunState;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far a region's full reading got, as it is kept in the database. */
final class FullSyncProgressStore {

    /** The next night's run still goes on with it; one that nobody goes on with for longer would know too little of today. */
    private static final Duration DISCARD_AFTER = Duration.ofHours(36);

    /** Stands for the list of events among the events: no event's id is empty. Its two numbers are the list's total and skip. */
    private static final String LISTING = "";

    private static final long LISTED = -1;
    /** Listed, and every event was tried. */
    private static final long ENDED = -2;

    private final FullRunProgress progress = new FullRunProgress();
    private final String region;
    private long readingId;

    /** @param runId of the run that is at work, under which sightings are noted unless it goes on with an earlier reading */
    FullSyncProgressStore(String region, long runId) {
        this.region = region;
        this.readingId = runId;
    }

    /** The number that sightings are noted under. */
    long id() {
        return readingId;
    }

    FullSyncProgress startOrResume(Connection tx, Instant now) throws SQLException {
        FullRunState state = progress.startOrResume(tx, region, readingId, DISCARD_AFTER, now);
        if (hasMark(state, ENDED)) {
            progress.end(tx, state.readingId());
            state = progress.startOrResume(tx, region, readingId, DISCARD_AFTER, now);
            progress.owes(tx, state.readingId());
        }
        return resume(state);
    }

    /** The reading that ended but for some events. */
    Optional<FullSyncProgress> withEventsLeft(Connection tx) throws SQLException {
        return progress.find(tx, region, DISCARD_AFTER)
                .filter(state -> hasMark(state, ENDED))
                .map(this::resume);
    }

    /** Whether there is a reading that is not at its end, and took over events from one that ended without them. */
    boolean owesEvents(Connection tx) throws SQLException {
        return progress.find(tx, region, DISCARD_AFTER)
                .filter(state -> state.owes() && !hasMark(state, ENDED))
                .isPresent();
    }

    private static boolean hasMark(FullRunState state, long mark) {
        return Optional.ofNullable(state.proved().get(LISTING))
                .filter(listing -> listing.storedSold() == mark)
                .isPresent();
    }

    private FullSyncProgress resume(FullRunState state) {
        readingId = state.readingId();
        Map<String, SoldComparison> proved = new HashMap<>();
        state.proved()
                .forEach((id, counts) -> proved.put(id, SoldComparison.of(counts.vendorSold(), counts.storedSold())));
        proved.remove(LISTING);
        Map<String, Long> pending = new HashMap<>();
        state.nextSkips().forEach((id, skip) -> pending.put(id, (long) skip));
        Optional<FullRunState.Proved> listing =
                Optional.ofNullable(state.proved().get(LISTING));
        return new FullSyncProgress(
                state.resumed(),
                state.begunAt(),
                state.vendorBegunAt(),
                state.sinceBegun(),
                listing.filter(mark -> mark.storedSold() >= 0)
                        .map(mark -> new PagePosition(mark.storedSold(), mark.vendorSold()))
                        .orElse(PagePosition.START),
                listing.filter(mark -> mark.storedSold() < 0).isPresent(),
                proved,
                pending);
    }

    void begunAtVendor(Connection tx, Instant vendorTime) throws SQLException {
        progress.begunAtVendor(tx, readingId, vendorTime);
    }

    void listed(Connection tx, Set<String> eventIds, PagePosition next) throws SQLException {
        for (String eventId : eventIds) {
            progress.moved(tx, readingId, eventId, 0);
        }
        progress.done(tx, readingId, LISTING, new FullRunState.Proved(next.total(), next.skip()));
    }

    void allListed(Connection tx) throws SQLException {
        progress.done(tx, readingId, LISTING, new FullRunState.Proved(LISTED, LISTED));
    }

    void read(Connection tx, String eventId, long nextSkip) throws SQLException {
        progress.moved(tx, readingId, eventId, Math.toIntExact(nextSkip));
    }

    void proved(Connection tx, String eventId, SoldComparison proof) throws SQLException {
        progress.done(tx, readingId, eventId, new FullRunState.Proved(proof.vendorSold(), proof.storedSold()));
    }

    /** Every event was tried, and some are to be tried again. */
    void endButForSome(Connection tx) throws SQLException {
        progress.done(tx, readingId, LISTING, new FullRunState.Proved(ENDED, ENDED));
    }

    void end(Connection tx) throws SQLException {
        progress.end(tx, readingId);
    }
}

package io.vivenuoperator.store.poll;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets a full run resume where the previous one was interrupted. Only for the holder of the region's lease; each change
 * belongs in the transaction that stores the page it describes.
 */
public final class FullRunProgress {
    private static final NamedStatements SQL = NamedStatements.of(FullRunProgress.class);

    /**
     * Resumes the region's unfinished sync, or begins one. Deletes what other runs of the region have seen: because of the
     * lease, none of them is running.
     *
     * @param runId this run's id, which becomes the sync's id if it begins one
     * @param discardAfter a sync without progress for longer than this is abandoned
     */
    public FullRunState startOrResume(Connection tx, String region, long runId, Duration discardAfter, Instant now)
            throws SQLException {
        int regionKey = RegionRepository.key(tx, region, now);
        SQL.in(
                tx,
                db -> db.createNamedDelete("discard-stale")
                        .addParam("regionKey", regionKey)
                        .addParam("age", discardAfter.toString())
                        .execute());
        DbRow run = SQL.in(
                tx,
                db -> db.createNamedGet("begin")
                        .addParam("regionKey", regionKey)
                        .addParam("run", runId)
                        .execute()
                        .orElseThrow());
        long readingId = run.column("run_id").getLong();
        SQL.in(
                tx,
                db -> db.createNamedDelete("forget-others")
                        .addParam("regionKey", regionKey)
                        .addParam("reading", readingId)
                        .execute());
        return state(tx, run, readingId != runId);
    }

    /** The region's unfinished sync, if it made progress within that time. */
    public Optional<FullRunState> find(Connection tx, String region, Duration discardAfter) throws SQLException {
        Optional<DbRow> run = SQL.in(
                tx,
                db -> db.createNamedGet("find")
                        .addParam("region", region)
                        .addParam("age", discardAfter.toString())
                        .execute());
        return run.isPresent() ? Optional.of(state(tx, run.get(), true)) : Optional.empty();
    }

    private static FullRunState state(Connection tx, DbRow run, boolean resumed) throws SQLException {
        long readingId = run.column("run_id").getLong();
        return new FullRunState(
                readingId,
                resumed,
                new FullRunState.Beginning(
                        RowInstants.instant(run, "begun_at"),
                        RowInstants.optionalInstant(run, "vendor_begun_at"),
                        Duration.ofMillis(
                                (long) Math.ceil(Math.max(run.column("ago").getDouble(), 0) * 1000))),
                FullRunStage.of(run.column("state").getString()),
                listed(run),
                events(tx, readingId),
                run.column("owes").getBoolean());
    }

    private static Optional<ListPosition> listed(DbRow run) {
        Optional<Long> total = Optional.ofNullable(run.column("list_total").get(Long.class));
        return Optional.ofNullable(run.column("list_skip").get(Long.class)).map(skip -> new ListPosition(skip, total));
    }

    private static Map<String, EventProgress> events(Connection tx, long readingId) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedQuery("events")
                        .addParam("reading", readingId)
                        .execute()
                        .collect(Collectors.toMap(row -> row.column("event_id").getString(), EventProgress::of)));
    }

    /** Records the vendor's time when the sync began. */
    public void begunAtVendor(Connection tx, long readingId, Instant vendorTime) throws SQLException {
        long noted = SQL.in(
                tx,
                db -> db.createNamedUpdate("begun-at-vendor")
                        .addParam("at", Timestamp.from(vendorTime))
                        .addParam("reading", readingId)
                        .execute());
        requireOne(noted, readingId);
    }

    /** Records that the previous sync ended with some events left over. */
    public void owes(Connection tx, long readingId) throws SQLException {
        requireOne(
                SQL.in(
                        tx,
                        db -> db.createNamedUpdate("owes")
                                .addParam("reading", readingId)
                                .execute()),
                readingId);
    }

    /** Records the sync's progress with an event. */
    public void moved(Connection tx, long readingId, String eventId, EventProgress progress) throws SQLException {
        Optional<EventProgress.Proved> proof = progress.proof();
        long moved = SQL.in(
                tx,
                db -> db.createNamedDmlStatement("move")
                        .addParam("reading", readingId)
                        .addParam("event", eventId)
                        .addParam("state", progress.word())
                        .addParam("nextSkip", progress.nextSkip().orElse(null))
                        .addParam(
                                "vendorSold",
                                proof.map(EventProgress.Proved::vendorSold).orElse(null))
                        .addParam(
                                "storedSold",
                                proof.map(EventProgress.Proved::storedSold).orElse(null))
                        .execute());
        requireOne(moved, readingId);
    }

    /** Records how far the list of events has been read. */
    public void listed(Connection tx, long readingId, ListPosition position) throws SQLException {
        stage(tx, readingId, FullRunStage.LISTING, Optional.of(position));
    }

    /** Records that all events are listed. */
    public void allListed(Connection tx, long readingId) throws SQLException {
        stage(tx, readingId, FullRunStage.READING, Optional.empty());
    }

    /** Records that all events were tried and some must be retried. */
    public void eventsLeft(Connection tx, long readingId) throws SQLException {
        stage(tx, readingId, FullRunStage.EVENTS_LEFT, Optional.empty());
    }

    private static void stage(Connection tx, long readingId, FullRunStage stage, Optional<ListPosition> listed)
            throws SQLException {
        long moved = SQL.in(
                tx,
                db -> db.createNamedUpdate("stage")
                        .addParam("state", stage.word())
                        .addParam("skip", listed.map(ListPosition::skip).orElse(null))
                        .addParam("total", listed.flatMap(ListPosition::total).orElse(null))
                        .addParam("reading", readingId)
                        .execute());
        requireOne(moved, readingId);
    }

    private static void requireOne(long moved, long readingId) {
        if (moved != 1) {
            throw new IllegalStateException("full sync " + readingId + " has ended or was abandoned");
        }
    }

    /** The sync has ended: deletes its progress and what it has seen; the next run begins a new one. */
    public void end(Connection tx, long readingId) throws SQLException {
        SQL.in(
                tx,
                db -> db.createNamedDelete("end").addParam("reading", readingId).execute());
    }
}

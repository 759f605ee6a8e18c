package io.vivenuoperator.store.poll;

import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a full run go on where the one before was cut short. For use by the holder of the region's lease only; each step
 * belongs into the transaction that stores the page it speaks of.
 */
public final class FullRunProgress {
    private static final String DISCARD_STALE = """
            DELETE FROM full_run WHERE region_key = ? AND moved_at < now() - ?::interval
            """;
    // The conflict's update changes nothing but makes RETURNING answer.
    private static final String BEGIN = """
            INSERT INTO full_run AS f (region_key, run_id) VALUES (?, ?)
            ON CONFLICT (region_key) DO UPDATE SET moved_at = f.moved_at
            RETURNING run_id, state, list_skip, list_total, begun_at, owes, vendor_begun_at,
                      extract(epoch FROM clock_timestamp() - begun_at) AS ago
            """;
    private static final String FIND = """
            SELECT f.run_id, f.state, f.list_skip, f.list_total, f.begun_at, f.owes, f.vendor_begun_at,
                   extract(epoch FROM clock_timestamp() - f.begun_at) AS ago
            FROM full_run f JOIN region r USING (region_key)
            WHERE r.name = ? AND f.moved_at >= now() - ?::interval
            """;
    private static final String FORGET_OTHERS = """
            DELETE FROM poll_sighting s
            USING poll_run p
            WHERE p.run_id = s.run_id AND p.region_key = ? AND p.run_id <> ?
            """;
    // The row without a state is for pollers of the release before.
    private static final String EVENTS = """
            SELECT event_id, state, next_skip, vendor_sold, stored_sold
            FROM full_run_event
            WHERE run_id = ? AND state IS NOT NULL
            """;
    private static final String MOVE = """
            WITH alive AS (UPDATE full_run SET moved_at = now() WHERE run_id = ? RETURNING run_id)
            INSERT INTO full_run_event AS e (run_id, event_id, state, next_skip, vendor_sold, stored_sold)
            SELECT run_id, ?, ?, ?, ?, ? FROM alive
            ON CONFLICT (run_id, event_id) DO UPDATE
            SET state = excluded.state, next_skip = excluded.next_skip, vendor_sold = excluded.vendor_sold,
                stored_sold = excluded.stored_sold
            """;
    private static final String STAGE = """
            UPDATE full_run SET moved_at = now(), state = ?, list_skip = ?, list_total = ? WHERE run_id = ?
            """;
    private static final String END = """
            WITH ended AS (DELETE FROM full_run WHERE run_id = ?)
            DELETE FROM poll_sighting WHERE run_id = ?
            """;

    /**
     * Goes on with the region's unfinished reading, or begins one. What other runs of the region had seen is forgotten: with the
     * lease held, none of them is at work.
     *
     * @param runId this run's, which becomes the reading's id if it begins one
     * @param discardAfter a reading that made no progress for longer than this is given up
     */
    public FullRunState startOrResume(Connection tx, String region, long runId, Duration discardAfter, Instant now)
            throws SQLException {
        int regionKey = RegionRepository.key(tx, region, now);
        try (PreparedStatement discard = tx.prepareStatement(DISCARD_STALE);
                PreparedStatement begin = tx.prepareStatement(BEGIN)) {
            discard.setInt(1, regionKey);
            discard.setString(2, discardAfter.toString());
            discard.executeUpdate();
            begin.setInt(1, regionKey);
            begin.setLong(2, runId);
            try (ResultSet row = begin.executeQuery()) {
                row.next();
                forgetOthers(tx, regionKey, row.getLong("run_id"));
                return state(tx, row, row.getLong("run_id") != runId);
            }
        }
    }

    /** The region's unfinished reading, if it made progress within that time. */
    public Optional<FullRunState> find(Connection tx, String region, Duration discardAfter) throws SQLException {
        try (PreparedStatement find = tx.prepareStatement(FIND)) {
            find.setString(1, region);
            find.setString(2, discardAfter.toString());
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(state(tx, row, true)) : Optional.empty();
            }
        }
    }

    private static void forgetOthers(Connection tx, int regionKey, long readingId) throws SQLException {
        try (PreparedStatement forget = tx.prepareStatement(FORGET_OTHERS)) {
            forget.setInt(1, regionKey);
            forget.setLong(2, readingId);
            forget.executeUpdate();
        }
    }

    private static FullRunState state(Connection tx, ResultSet run, boolean resumed) throws SQLException {
        long readingId = run.getLong("run_id");
        return new FullRunState(
                readingId,
                resumed,
                new FullRunState.Beginning(
                        run.getTimestamp("begun_at").toInstant(),
                        Optional.ofNullable(run.getTimestamp("vendor_begun_at")).map(Timestamp::toInstant),
                        Duration.ofMillis((long) Math.ceil(Math.max(run.getDouble("ago"), 0) * 1000))),
                FullRunStage.of(run.getString("state")),
                listed(run),
                events(tx, readingId),
                run.getBoolean("owes"));
    }

    private static Optional<ListPosition> listed(ResultSet run) throws SQLException {
        Optional<Long> total = Optional.ofNullable(run.getObject("list_total", Long.class));
        return Optional.ofNullable(run.getObject("list_skip", Long.class)).map(skip -> new ListPosition(skip, total));
    }

    private static Map<String, EventProgress> events(Connection tx, long readingId) throws SQLException {
        Map<String, EventProgress> progress = new HashMap<>();
        try (PreparedStatement events = tx.prepareStatement(EVENTS)) {
            events.setLong(1, readingId);
            try (ResultSet rows = events.executeQuery()) {
                while (rows.next()) {
                    progress.put(rows.getString("event_id"), EventProgress.of(rows));
                }
            }
        }
        return progress;
    }

    /** Notes what Vivenu's clock showed when the reading began. */
    public void begunAtVendor(Connection tx, long readingId, Instant vendorTime) throws SQLException {
        try (PreparedStatement begun =
                tx.prepareStatement("UPDATE full_run SET vendor_begun_at = ? WHERE run_id = ?")) {
            begun.setTimestamp(1, Timestamp.from(vendorTime));
            begun.setLong(2, readingId);
            requireOne(begun.executeUpdate(), readingId);
        }
    }

    /** Notes that the reading before this one ended without some events. */
    public void owes(Connection tx, long readingId) throws SQLException {
        try (PreparedStatement owes = tx.prepareStatement("UPDATE full_run SET owes = true WHERE run_id = ?")) {
            owes.setLong(1, readingId);
            requireOne(owes.executeUpdate(), readingId);
        }
    }

    /** Notes how far the reading got with an event. */
    public void moved(Connection tx, long readingId, String eventId, EventProgress progress) throws SQLException {
        try (PreparedStatement move = tx.prepareStatement(MOVE)) {
            move.setLong(1, readingId);
            move.setString(2, eventId);
            move.setString(3, progress.word());
            move.setObject(4, progress.nextSkip().orElse(null), Types.INTEGER);
            move.setObject(
                    5, progress.proof().map(EventProgress.Proved::vendorSold).orElse(null), Types.BIGINT);
            move.setObject(
                    6, progress.proof().map(EventProgress.Proved::storedSold).orElse(null), Types.BIGINT);
            requireOne(move.executeUpdate(), readingId);
        }
    }

    /** Notes how far the list of events is read. */
    public void listed(Connection tx, long readingId, ListPosition position) throws SQLException {
        stage(tx, readingId, FullRunStage.LISTING, Optional.of(position));
    }

    /** Notes that all events are listed. */
    public void allListed(Connection tx, long readingId) throws SQLException {
        stage(tx, readingId, FullRunStage.READING, Optional.empty());
    }

    /** Notes that every event was tried, and that some are to be tried again. */
    public void eventsLeft(Connection tx, long readingId) throws SQLException {
        stage(tx, readingId, FullRunStage.EVENTS_LEFT, Optional.empty());
    }

    private static void stage(Connection tx, long readingId, FullRunStage stage, Optional<ListPosition> listed)
            throws SQLException {
        try (PreparedStatement update = tx.prepareStatement(STAGE)) {
            update.setString(1, stage.word());
            update.setObject(2, listed.map(ListPosition::skip).orElse(null), Types.BIGINT);
            update.setObject(3, listed.flatMap(ListPosition::total).orElse(null), Types.BIGINT);
            update.setLong(4, readingId);
            requireOne(update.executeUpdate(), readingId);
        }
    }

    private static void requireOne(int moved, long readingId) {
        if (moved != 1) {
            throw new IllegalStateException("the full reading " + readingId + " was ended or given up");
        }
    }

    /** The reading is at its end: its progress and what it had seen are forgotten, and the next run begins anew. */
    public void end(Connection tx, long readingId) throws SQLException {
        try (PreparedStatement end = tx.prepareStatement(END)) {
            end.setLong(1, readingId);
            end.setLong(2, readingId);
            end.executeUpdate();
        }
    }
}

package io.vivenuoperator.store.delivery;

import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.store.delivery.OutcomeBatch.AttemptRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.DeadRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.PositionRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.ReplayPlace;
import io.vivenuoperator.store.delivery.OutcomeBatch.RetryRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.SettledRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what became of deliveries: a whole batch in one statement, and only under leases that still hold. */
public final class DeliveryOutcomes {
    private static final NamedStatements SQL = NamedStatements.of(DeliveryOutcomes.class);

    /** A message of a subscription. */
    public record RetriedMessage(String subscription, long seq) {}

    /**
     * What a batch did.
     *
     * @param shards whose rows were written
     * @param gathered from which minute on the shard's counts were not written, but are to be gathered ({@link DeliveryMinutes})
     * @param added messages that had no row among the retries before, and have one now
     * @param removed those that had one, and have none now
     */
    public record WrittenOutcomes(
            Set<Integer> shards,
            Map<Integer, Instant> gathered,
            Set<RetriedMessage> added,
            Set<RetriedMessage> removed) {}

    /** Writes the rows of all shards whose token is still the newest, and none of the others. */
    public WrittenOutcomes write(Connection tx, OutcomeBatch batch) throws SQLException {
        Map<String, Array> arrays = arrays(tx, batch);
        return SQL.in(tx, db -> {
            DbStatementQuery query = db.createNamedQuery("write");
            arrays.forEach(query::addParam);
            return written(query.execute().toList());
        });
    }

    private static WrittenOutcomes written(List<DbRow> rows) {
        Set<Integer> shards = new HashSet<>();
        Map<Integer, Instant> gathered = new HashMap<>();
        Set<RetriedMessage> added = new HashSet<>();
        Set<RetriedMessage> removed = new HashSet<>();
        for (DbRow row : rows) {
            switch (row.column("effect").getString()) {
                case "written" -> {
                    int shard = row.column("shard").getInt();
                    shards.add(shard);
                    RowInstants.optionalInstant(row, "counting_since").ifPresent(since -> gathered.put(shard, since));
                }
                case "added" -> added.add(message(row));
                case "removed" -> removed.add(message(row));
                default -> throw new IllegalStateException("an unknown effect");
            }
        }
        return new WrittenOutcomes(shards, gathered, added, removed);
    }

    private static RetriedMessage message(DbRow row) {
        return new RetriedMessage(
                row.column("uid").getString(), row.column("seq").getLong());
    }

    private static Map<String, Array> arrays(Connection tx, OutcomeBatch batch) throws SQLException {
        Map<String, Array> arrays = new LinkedHashMap<>();
        DeliveryMinutes.leases(arrays, tx, batch.tokens());
        attempts(arrays, BatchColumns.of(tx, batch.attempts()));
        retries(arrays, BatchColumns.of(tx, batch.retries()));
        settled(arrays, BatchColumns.of(tx, batch.settled()));
        dead(arrays, BatchColumns.of(tx, batch.dead()));
        DeliveryMinutes.minutes(arrays, BatchColumns.of(tx, batch.minutes()));
        positions(arrays, BatchColumns.of(tx, only(PositionRow.class, batch)));
        replays(arrays, BatchColumns.of(tx, only(ReplayPlace.class, batch)));
        return arrays;
    }

    private static <T> List<T> only(Class<T> kind, OutcomeBatch batch) {
        return batch.progress().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static void attempts(Map<String, Array> arrays, BatchColumns<AttemptRow> rows) throws SQLException {
        arrays.put("attemptShards", rows.integers(AttemptRow::shard));
        arrays.put("attemptTimes", rows.instants(AttemptRow::at));
        arrays.put("attemptUids", rows.text(AttemptRow::subscription));
        arrays.put("attemptSeqs", rows.longs(AttemptRow::seq));
        arrays.put("attemptNumbers", rows.integers(AttemptRow::number));
        arrays.put("attemptStatuses", rows.optionalIntegers(AttemptRow::status));
        arrays.put("attemptReasons", rows.optionalText(AttemptRow::reason));
        arrays.put("attemptMillis", rows.integers(AttemptRow::millis));
        arrays.put("attemptReplays", rows.optionalText(AttemptRow::replay));
        arrays.put("attemptDetails", rows.optionalText(AttemptRow::detail));
    }

    private static void retries(Map<String, Array> arrays, BatchColumns<RetryRow> rows) throws SQLException {
        arrays.put("retryShards", rows.integers(RetryRow::shard));
        arrays.put("retryUids", rows.text(RetryRow::subscription));
        arrays.put("retrySeqs", rows.longs(RetryRow::seq));
        arrays.put("retryKeys", rows.optionalText(RetryRow::key));
        arrays.put("retryAttempts", rows.integers(RetryRow::attempts));
        arrays.put(
                "retryMillis", rows.integers(row -> Math.toIntExact(row.delay().toMillis())));
        arrays.put("retryStatuses", rows.optionalIntegers(RetryRow::status));
        arrays.put("retryReasons", rows.optionalText(RetryRow::reason));
        arrays.put("retryReplays", rows.optionalText(RetryRow::replay));
    }

    private static void settled(Map<String, Array> arrays, BatchColumns<SettledRow> rows) throws SQLException {
        arrays.put("settledShards", rows.integers(SettledRow::shard));
        arrays.put("settledUids", rows.text(SettledRow::subscription));
        arrays.put("settledSeqs", rows.longs(SettledRow::seq));
        arrays.put("settledDelivered", rows.booleans(SettledRow::delivered));
    }

    private static void dead(Map<String, Array> arrays, BatchColumns<DeadRow> rows) throws SQLException {
        arrays.put("deadShards", rows.integers(DeadRow::shard));
        arrays.put("deadUids", rows.text(DeadRow::subscription));
        arrays.put("deadSeqs", rows.longs(DeadRow::seq));
        arrays.put("deadAttempts", rows.integers(DeadRow::attempts));
        arrays.put("deadStatuses", rows.optionalIntegers(DeadRow::status));
        arrays.put("deadReasons", rows.text(DeadRow::reason));
        arrays.put("deadAnswers", rows.optionalText(DeadRow::answer));
    }

    private static void positions(Map<String, Array> arrays, BatchColumns<PositionRow> rows) throws SQLException {
        arrays.put("positionShards", rows.integers(PositionRow::shard));
        arrays.put("positionUids", rows.text(PositionRow::subscription));
        arrays.put("positionSeqs", rows.longs(PositionRow::upto));
        arrays.put("positionTimes", rows.instants(PositionRow::uptoAt));
    }

    private static void replays(Map<String, Array> arrays, BatchColumns<ReplayPlace> rows) throws SQLException {
        arrays.put("replayShards", rows.integers(ReplayPlace::shard));
        arrays.put("replayIds", rows.text(ReplayPlace::replay));
        arrays.put("replayPositions", rows.longs(ReplayPlace::position));
        arrays.put("replaySent", rows.longs(ReplayPlace::sent));
        arrays.put("replayFailed", rows.longs(ReplayPlace::failed));
        arrays.put("replayFinished", rows.booleans(ReplayPlace::finished));
    }
}

package io.vivenuoperator.store.delivery;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Attempts by minute, which the owner of a shard gathers and writes now and then. Until then the shard says since which minute
 * some may be missing; whoever owns it next counts those minutes anew from the attempts that are stored.
 */
public final class DeliveryMinutes {
    private static final NamedStatements SQL = NamedStatements.of(DeliveryMinutes.class);

    /** Counted anew at once: a minute and a few seconds are usual, more only after a version without this. */
    private static final Duration STEP = Duration.ofMinutes(10);

    private static final String NO_END = "infinity";

    /** @param until the end of the next step; empty if it is the last one */
    private record UncountedShard(int shard, Instant since, Optional<Instant> until) {}

    /**
     * Adds counts under leases that still hold.
     *
     * @param tokens of these leases, by shard
     * @param since by shard, from which minute on the owner gathers further counts; empty if it does not
     * @return whose counts were written
     */
    public Set<Integer> add(
            Connection tx, Map<Integer, Long> tokens, List<MinuteRow> rows, Map<Integer, Optional<Instant>> since)
            throws SQLException {
        Map<String, Array> arrays = new LinkedHashMap<>();
        minutes(arrays, BatchColumns.of(tx, rows));
        BatchColumns<Map.Entry<Integer, Optional<Instant>>> sinces = BatchColumns.of(tx, List.copyOf(since.entrySet()));
        arrays.put("sinceShards", sinces.integers(Map.Entry::getKey));
        arrays.put("sinces", sinces.optionalInstants(Map.Entry::getValue));
        leases(arrays, tx, tokens);
        return SQL.in(tx, db -> {
            var query = db.createNamedQuery("add");
            arrays.forEach(query::addParam);
            return query.execute().map(row -> row.column("shard").getInt()).collect(Collectors.toUnmodifiableSet());
        });
    }

    /** The columns of counts, as two statements have them. */
    static void minutes(Map<String, Array> arrays, BatchColumns<MinuteRow> rows) throws SQLException {
        arrays.put("minuteShards", rows.integers(MinuteRow::shard));
        arrays.put("minutes", rows.instants(MinuteRow::minute));
        arrays.put("minuteUids", rows.text(MinuteRow::subscription));
        arrays.put("minuteTypes", rows.text(MinuteRow::type));
        arrays.put("minuteSources", rows.text(MinuteRow::source));
        arrays.put("minuteDelivered", rows.longs(MinuteRow::delivered));
        arrays.put("minuteFailed", rows.longs(MinuteRow::failed));
    }

    /** The columns of leases. */
    static void leases(Map<String, Array> arrays, Connection tx, Map<Integer, Long> tokens) throws SQLException {
        BatchColumns<Map.Entry<Integer, Long>> leases = BatchColumns.of(tx, List.copyOf(tokens.entrySet()));
        arrays.put("leaseShards", leases.integers(Map.Entry::getKey));
        arrays.put("leaseTokens", leases.longs(Map.Entry::getValue));
    }

    /**
     * Counts anew what earlier owners of these shards had gathered and not written.
     *
     * @param tokens of the leases, by shard
     * @return for which of them something may still be missing: to be called again
     */
    public Set<Integer> recount(Connection tx, Map<Integer, Long> tokens) throws SQLException {
        List<UncountedShard> all = uncounted(tx, tokens);
        Set<Integer> left = new HashSet<>();
        all.stream().skip(1).map(UncountedShard::shard).forEach(left::add);
        // One at a time: meanwhile the caller writes nothing else.
        if (!all.isEmpty()) {
            UncountedShard uncounted = all.getFirst();
            String until = uncounted.until().map(Instant::toString).orElse(NO_END);
            SQL.in(tx, db -> {
                // Two statements: this one sees what was stored before the lease was locked.
                db.createNamedDmlStatement("recount")
                        .addParam("shard", uncounted.shard())
                        .addParam("since", uncounted.since().toString())
                        .addParam("until", until)
                        .execute();
                return db.createNamedUpdate("recounted")
                        .addParam("shard", uncounted.shard())
                        .addParam("until", until)
                        .execute();
            });
            uncounted.until().ifPresent(_ -> left.add(uncounted.shard()));
        }
        return left;
    }

    private static List<UncountedShard> uncounted(Connection tx, Map<Integer, Long> tokens) throws SQLException {
        Map<String, Array> arrays = new LinkedHashMap<>();
        leases(arrays, tx, tokens);
        return SQL.in(tx, db -> {
            var query = db.createNamedQuery("uncounted").addParam("step", STEP.toString());
            arrays.forEach(query::addParam);
            return query.execute()
                    .map(row -> new UncountedShard(
                            row.column("shard").getInt(),
                            RowInstants.instant(row, "since"),
                            RowInstants.optionalInstant(row, "until")))
                    .toList();
        });
    }

    /** Before which every stored attempt is counted, whoever owns its shard; empty if all are. */
    public static Optional<Instant> completeUntil(Connection tx) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("complete-until")
                        .execute()
                        .flatMap(row -> RowInstants.optionalInstant(row, "until")));
    }
}

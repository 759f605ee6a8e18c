package io.vivenuoperator.store.message;

import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Searches the log by its numbers: behind the last one that a reader has seen, none can appear any more. Whoever wants all of it reads
 * {@link io.vivenuoperator.store.delivery.LogPages}.
 *
 * @param tx a transaction, which may be READ ONLY
 */
public record MessageLog(Connection tx) {
    private static final NamedStatements SQL = NamedStatements.of(MessageLog.class);

    /**
     * Those that match, in order, the newest last.
     *
     * @param after leaves out this number and those before it
     * @param most how many at most
     */
    public List<MessageRecord> history(MessageFilter filter, Optional<Long> after, int most) throws SQLException {
        Array types = likes(filter.types());
        Array sources = likes(filter.sources());
        Array visible = likes(filter.visible());
        return SQL.in(
                tx,
                db -> messages(db.createNamedQuery("history")
                        .addParam("type", filter.onlyType().orElse(null))
                        .addParam("anyType", filter.types().isEmpty())
                        .addParam("types", types)
                        .addParam("anySource", filter.sources().isEmpty())
                        .addParam("sources", sources)
                        .addParam("allVisible", filter.visible().isEmpty())
                        .addParam("visible", visible)
                        .addParam("key", filter.key().orElse(null))
                        .addParam("since", filter.since().map(Instant::toString).orElse(null))
                        .addParam("until", filter.until().map(Instant::toString).orElse(null))
                        .addParam("after", after.orElse(0L))
                        .addParam("most", most)));
    }

    /** The number behind which comes what was stored at that time or later; empty if nothing was. */
    public Optional<Long> since(Instant first) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("since")
                        .addParam("since", first.toString())
                        .execute()
                        .flatMap(row -> Optional.ofNullable(row.column("seq").get(Long.class)))
                        .map(seq -> seq - 1));
    }

    /** What the log has; empty if it has nothing. */
    public Optional<LogEdges> edges() throws SQLException {
        return SQL.in(tx, MessageLog::edges);
    }

    private static Optional<LogEdges> edges(DbExecute db) {
        return db.createNamedGet("edges")
                .execute()
                .map(row -> new LogEdges(
                        row.column("earliest").getLong(),
                        RowInstants.instant(row, "earliest_at"),
                        row.column("head").getLong(),
                        RowInstants.instant(row, "head_at")));
    }

    private Array likes(List<NamePattern> patterns) throws SQLException {
        return tx.createArrayOf("text", patterns.stream().map(NamePattern::like).toArray());
    }

    private static List<MessageRecord> messages(DbStatementQuery query) {
        return query.execute().map(MessageLog::message).toList();
    }

    private static MessageRecord message(DbRow row) {
        return new MessageRecord(
                row.column("seq").getLong(),
                RowInstants.instant(row, "at"),
                row.column("id").getString(),
                row.column("type").getString(),
                row.column("source").getString(),
                Optional.ofNullable(row.column("key").get(String.class)),
                row.column("payload").getString(),
                Optional.ofNullable(row.column("metadata").get(String.class)),
                RowInstants.optionalInstant(row, "time"));
    }
}

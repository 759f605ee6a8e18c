package io.vivenuoperator.store.delivery;

import io.helidon.dbclient.DbRow;
import io.vivenuoperator.platform.database.NamedStatements;
import io.vivenuoperator.platform.database.RowInstants;
import io.vivenuoperator.store.message.MessageRecord;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages of the log, for whoever delivers it. Whoever has seen a seq has missed none before it. */
public final class LogPages {
    private static final NamedStatements SQL = NamedStatements.of(LogPages.class);

    /**
     * A place in the log.
     *
     * @param at when the message there was stored; says which weeks are read, and may step back between messages
     */
    public record LogPlace(long seq, Instant at) {
        /** Before the first message. */
        public static final LogPlace BEGIN = new LogPlace(0, Instant.EPOCH);
    }

    /** What comes after a place. */
    public List<MessageRecord> after(Connection tx, LogPlace place, int most) throws SQLException {
        return SQL.in(
                tx,
                db -> messages(db.createNamedQuery("after")
                        .addParam("seq", place.seq())
                        .addParam("at", Timestamp.from(place.at()))
                        .addParam("most", most)
                        .execute()));
    }

    /** What was stored within a span of time, after a seq. */
    public List<MessageRecord> between(Connection tx, Instant from, Instant to, long seq, int most)
            throws SQLException {
        return SQL.in(
                tx,
                db -> messages(db.createNamedQuery("between")
                        .addParam("from", Timestamp.from(from))
                        .addParam("to", Timestamp.from(to))
                        .addParam("seq", seq)
                        .addParam("most", most)
                        .execute()));
    }

    /** These messages, as far as the log still has them. */
    public List<MessageRecord> of(Connection tx, Collection<Long> seqs) throws SQLException {
        if (seqs.isEmpty()) {
            return List.of();
        }
        Array these = tx.createArrayOf("int8", seqs.toArray());
        return SQL.in(
                tx,
                db -> messages(db.createNamedQuery("of").addParam("seqs", these).execute()));
    }

    /** The place of the newest message; the beginning if there is none. */
    public LogPlace head(Connection tx) throws SQLException {
        return edge(tx, "head");
    }

    /** The place of the oldest message that is kept; the beginning if there is none. */
    public LogPlace earliest(Connection tx) throws SQLException {
        return edge(tx, "earliest");
    }

    private static LogPlace edge(Connection tx, String statement) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet(statement)
                        .execute()
                        .map(row -> new LogPlace(row.column("seq").getLong(), RowInstants.instant(row, "at")))
                        .orElse(LogPlace.BEGIN));
    }

    /** The seq of the last message that was stored before an instant, 0 if there is none. */
    public long lastBefore(Connection tx, Instant at) throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedGet("last-before")
                        .addParam("at", Timestamp.from(at))
                        .execute()
                        .orElseThrow()
                        .column("seq")
                        .getLong());
    }

    private static List<MessageRecord> messages(Stream<DbRow> rows) {
        return rows.map(LogPages::message).toList();
    }

    private static MessageRecord message(DbRow row) {
        return new MessageRecord(
                row.column("seq").getLong(),
                RowInstants.instant(row, "at"),
                row.column("id").getString(),
                row.column("type").getString(),
                row.column("source").getString(),
                text(row, "key"),
                row.column("payload").getString(),
                text(row, "metadata"),
                RowInstants.optionalInstant(row, "time"));
    }

    private static Optional<String> text(DbRow row, String column) {
        return Optional.ofNullable(row.column(column).get(String.class));
    }
}

package io.vivenuoperator.store.message;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.platform.database.StatementParameters;
import io.vivenuoperator.platform.database.StatementPipeline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes messages that nobody can have published before: the product's own, told in the transaction that changes the facts.
 * The two statements are the last of their transaction. Whoever locks first and draws numbers then is also the next to
 * commit; any statement after them would keep all other publishers waiting.
 */
public final class MessageAppend {
    /**
     * The one lock that orders all publishers, in the space of our advisory locks. One statement would not do: nothing orders nextval behind
     * a lock within it.
     */
    static final String TAKE_LOCK = "SELECT pg_advisory_xact_lock(1987473005, 7)";

    private static final String INSERT = """
            INSERT INTO message (seq, at, id, type, source, key, payload, metadata, time)
            SELECT nextval('message_seq'), clock_timestamp(), i.id, i.type, i.source, i.key, i.payload, i.metadata, i.time
            FROM (SELECT *
                  FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                      WITH ORDINALITY AS m (id, type, source, key, payload, metadata, time, position)
                  ORDER BY position) i
            RETURNING seq
            """;

    private MessageAppend() {}

    /** Sends both in one round trip, for a list that is not empty; returns the number of the first. Then commit. */
    public static long append(Connection tx, List<NewMessage> messages) throws SQLException {
        var trip = new StatementPipeline();
        trip.add(locking());
        StatementPipeline.Sent<Long> first = trip.add(inserting(tx, messages));
        trip.make(tx);
        return first.answer();
    }

    /** The same, and the commit with them: the lock is held no longer than the server takes. */
    public static long appendAndCommit(Connection tx, List<NewMessage> messages) throws SQLException {
        var trip = new StatementPipeline();
        trip.add(locking());
        StatementPipeline.Sent<Long> first = trip.add(inserting(tx, messages));
        trip.makeAndCommit(tx);
        return first.answer();
    }

    static PipelinedStatement<Boolean> locking() {
        return new PipelinedStatement<>(TAKE_LOCK, PlanMode.ONCE, nothing -> {}, ResultSet::next);
    }

    private static PipelinedStatement<Long> inserting(Connection tx, List<NewMessage> messages) {
        return new PipelinedStatement<>(
                INSERT, PlanMode.ONCE, parameters -> set(parameters, tx, messages), MessageAppend::first);
    }

    static void set(StatementParameters parameters, Connection tx, List<NewMessage> messages) throws SQLException {
        BatchColumns<NewMessage> columns = BatchColumns.of(tx, messages);
        parameters
                .array(columns.text(NewMessage::id))
                .array(columns.text(NewMessage::type))
                .array(columns.text(NewMessage::source))
                .array(columns.optionalText(NewMessage::key))
                .array(columns.text(NewMessage::payload))
                .array(columns.optionalText(NewMessage::metadata))
                .array(columns.optionalInstants(NewMessage::time));
    }

    private static long first(ResultSet numbers) throws SQLException {
        numbers.next();
        return numbers.getLong(1);
    }
}

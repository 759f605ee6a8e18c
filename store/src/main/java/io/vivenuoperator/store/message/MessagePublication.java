package io.vivenuoperator.store.message;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.platform.database.StatementPipeline;
import io.vivenuoperator.store.message.PublicationPlan.KnownMessage;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes for others, who may repeat themselves: an id is known per source for as long as the log is kept. Publishing is
 * the last thing in its transaction, because all other publishers wait from here to the commit.
 *
 * @param tx a READ COMMITTED transaction
 */
public record MessagePublication(Connection tx) {
    // After the lock no other publisher can be between looking and writing.
    private static final String LOOK = """
            SELECT i.position, k.seq, k.sha256 = decode(i.hash, 'hex') AS same
            FROM unnest(?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS i (source, id, hash, position)
            JOIN LATERAL (
                SELECT n.seq, n.sha256 FROM message_key n WHERE n.source = i.source AND n.id = i.id OFFSET 0
            ) k ON true
            """;

    private static final String WRITE = """
            WITH fresh AS MATERIALIZED (
                SELECT nextval('message_seq') AS seq, clock_timestamp() AS at, n.*
                FROM (SELECT m.*
                      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                          WITH ORDINALITY AS m (id, type, source, key, payload, metadata, time, hash, position)
                      ORDER BY position) n
            ), keys AS (
                INSERT INTO message_key (source, id, at, seq, sha256)
                SELECT source, id, at, seq, decode(hash, 'hex') FROM fresh
            ), log AS (
                INSERT INTO message (seq, at, id, type, source, key, payload, metadata, time)
                SELECT seq, at, id, type, source, key, payload, metadata, time FROM fresh
            )
            SELECT seq FROM fresh ORDER BY position
            """;

    /** Sends a trip of statements. */
    @FunctionalInterface
    private interface TripEnd {
        void make(StatementPipeline trip, Connection tx) throws SQLException;
    }

    /**
     * Publishes those that are new, in their order; returns what became of each, in the same order.
     *
     * @throws SQLException if the database refuses one; then none is published
     */
    public List<PublishOutcome> publish(List<NewMessage> messages) throws SQLException {
        List<List<NewMessage>> alone = messages.stream().map(List::of).toList();
        return publish(alone, StatementPipeline::make).stream()
                .map(MessagePublication::single)
                .toList();
    }

    private static PublishOutcome single(ListOutcome outcome) {
        return switch (outcome) {
            case ListOutcome.Published(List<Long> seqs, int fresh) ->
                fresh > 0 ? new PublishOutcome.New(seqs.getFirst()) : new PublishOutcome.Same(seqs.getFirst());
            case ListOutcome.Conflict(int _) -> new PublishOutcome.Conflict();
        };
    }

    /**
     * Publishes lists that have nothing to do with each other, each whole or not at all, and commits with the last statement,
     * so that the lock is held no longer than the server takes. Where nothing is new, the caller ends the transaction.
     *
     * @throws SQLException if the database refuses a message; then no list is published
     */
    public List<ListOutcome> publishListsAndCommit(List<List<NewMessage>> lists) throws SQLException {
        return publish(lists, StatementPipeline::makeAndCommit);
    }

    private List<ListOutcome> publish(List<List<NewMessage>> lists, TripEnd end) throws SQLException {
        List<List<HashedMessage>> hashed = lists.stream()
                .map(list -> list.stream().map(HashedMessage::of).toList())
                .toList();
        List<HashedMessage> all = hashed.stream().flatMap(List::stream).toList();
        PublicationPlan plan = PublicationPlan.of(hashed, all.isEmpty() ? Map.of() : known(all));
        List<HashedMessage> fresh = plan.fresh();
        return plan.outcomes(fresh.isEmpty() ? List.of() : write(fresh, end));
    }

    private Map<Integer, KnownMessage> known(List<HashedMessage> messages) throws SQLException {
        BatchColumns<HashedMessage> columns = BatchColumns.of(tx, messages);
        var trip = new StatementPipeline();
        trip.add(MessageAppend.locking());
        StatementPipeline.Sent<Map<Integer, KnownMessage>> known = trip.add(new PipelinedStatement<>(
                LOOK,
                PlanMode.ONCE,
                parameters -> parameters
                        .array(columns.text(hashed -> hashed.message().source()))
                        .array(columns.text(hashed -> hashed.message().id()))
                        .array(columns.text(HashedMessage::sha256)),
                MessagePublication::known));
        trip.make(tx);
        return known.answer();
    }

    private static Map<Integer, KnownMessage> known(ResultSet rows) throws SQLException {
        Map<Integer, KnownMessage> known = new HashMap<>();
        while (rows.next()) {
            known.put(rows.getInt("position") - 1, new KnownMessage(rows.getLong("seq"), rows.getBoolean("same")));
        }
        return known;
    }

    private List<Long> write(List<HashedMessage> messages, TripEnd end) throws SQLException {
        var trip = new StatementPipeline();
        StatementPipeline.Sent<List<Long>> seqs = trip.add(new PipelinedStatement<>(
                WRITE,
                PlanMode.ONCE,
                parameters -> {
                    MessageAppend.set(
                            parameters,
                            tx,
                            messages.stream().map(HashedMessage::message).toList());
                    parameters.array(BatchColumns.of(tx, messages).text(HashedMessage::sha256));
                },
                MessagePublication::seqs));
        end.make(trip, tx);
        return seqs.answer();
    }

    private static List<Long> seqs(ResultSet rows) throws SQLException {
        List<Long> seqs = new ArrayList<>();
        while (rows.next()) {
            seqs.add(rows.getLong(1));
        }
        return seqs;
    }
}

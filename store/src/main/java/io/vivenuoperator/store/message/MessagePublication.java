package io.vivenuoperator.store.message;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.PipelinedStatement;
import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.platform.database.StatementParameters;
import io.vivenuoperator.platform.database.StatementPipeline;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private static final String PUBLISH = """
            WITH incoming AS MATERIALIZED (
                SELECT m.*, decode(m.hash, 'hex') AS sha256
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[])
                    WITH ORDINALITY AS m (id, type, source, key, payload, metadata, time, hash, position)
            ), looked AS MATERIALIZED (
                SELECT i.*, k.seq AS known, k.sha256 IS NOT DISTINCT FROM i.sha256 AS same
                FROM incoming i
                LEFT JOIN LATERAL (
                    SELECT n.seq, n.sha256 FROM message_key n WHERE n.source = i.source AND n.id = i.id OFFSET 0
                ) k ON true
            ), fresh AS MATERIALIZED (
                SELECT nextval('message_seq') AS seq, clock_timestamp() AS at, n.*
                FROM (SELECT * FROM looked WHERE known IS NULL ORDER BY position) n
            ), keys AS (
                INSERT INTO message_key (source, id, at, seq, sha256) SELECT source, id, at, seq, sha256 FROM fresh
            ), log AS (
                INSERT INTO message (seq, at, id, type, source, key, payload, metadata, time)
                SELECT seq, at, id, type, source, key, payload, metadata, time FROM fresh
            )
            SELECT position, seq AS new_seq, NULL::bigint AS known, true AS same FROM fresh
            UNION ALL
            SELECT position, NULL, known, same FROM looked WHERE known IS NOT NULL
            """;

    private record PublisherId(String source, String id) {}

    /** A message, its hash, and the first one of the list with the same id. */
    private record Judged(NewMessage message, String sha256, int first) {}

    /**
     * Publishes those that are new, in their order; returns what became of each, in the same order.
     *
     * @throws SQLException if the database refuses one; then none is published
     */
    public List<PublishOutcome> publish(List<NewMessage> messages) throws SQLException {
        if (messages.isEmpty()) {
            return List.of();
        }
        List<Judged> judged = judged(messages);
        List<Judged> firsts = new ArrayList<>();
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < judged.size(); i++) {
            if (judged.get(i).first() == i) {
                places.put(i, firsts.size());
                firsts.add(judged.get(i));
            }
        }
        List<PublishOutcome> written = write(firsts);
        List<PublishOutcome> outcomes = new ArrayList<>(messages.size());
        for (int i = 0; i < judged.size(); i++) {
            Judged each = judged.get(i);
            int first = each.first();
            PublishOutcome outcome = written.get(places.getOrDefault(first, 0));
            outcomes.add(first == i ? outcome : again(outcome, each, judged.get(first)));
        }
        return outcomes;
    }

    private static List<Judged> judged(List<NewMessage> messages) {
        Map<PublisherId, Integer> firsts = new LinkedHashMap<>();
        List<Judged> judged = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            NewMessage message = messages.get(i);
            Integer before = firsts.putIfAbsent(new PublisherId(message.source(), message.id()), i);
            judged.add(new Judged(message, message.sha256(), before == null ? i : before));
        }
        return judged;
    }

    /** Of a message that is in the list twice. */
    private static PublishOutcome again(PublishOutcome first, Judged message, Judged before) {
        if (!message.sha256().equals(before.sha256())) {
            return new PublishOutcome.Conflict();
        }
        return switch (first) {
            case PublishOutcome.New(long seq) -> new PublishOutcome.Same(seq);
            case PublishOutcome.Same same -> same;
            case PublishOutcome.Conflict conflict -> conflict;
        };
    }

    private List<PublishOutcome> write(List<Judged> messages) throws SQLException {
        var trip = new StatementPipeline();
        trip.add(MessageAppend.locking());
        StatementPipeline.Sent<List<PublishOutcome>> outcomes = trip.add(new PipelinedStatement<>(
                PUBLISH,
                PlanMode.ONCE,
                parameters -> set(parameters, messages),
                rows -> outcomes(rows, messages.size())));
        trip.make(tx);
        return outcomes.answer();
    }

    private void set(StatementParameters parameters, List<Judged> messages) throws SQLException {
        MessageAppend.set(parameters, tx, messages.stream().map(Judged::message).toList());
        parameters.array(BatchColumns.of(tx, messages).text(Judged::sha256));
    }

    private static List<PublishOutcome> outcomes(ResultSet rows, int messages) throws SQLException {
        PublishOutcome[] outcomes = new PublishOutcome[messages];
        while (rows.next()) {
            int place = rows.getInt("position") - 1;
            long fresh = rows.getLong("new_seq");
            outcomes[place] = rows.wasNull() ? known(rows) : new PublishOutcome.New(fresh);
        }
        return List.of(outcomes);
    }

    private static PublishOutcome known(ResultSet row) throws SQLException {
        return row.getBoolean("same") ? new PublishOutcome.Same(row.getLong("known")) : new PublishOutcome.Conflict();
    }
}

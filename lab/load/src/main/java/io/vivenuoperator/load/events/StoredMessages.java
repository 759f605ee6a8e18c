package io.vivenuoperator.load.events;

import io.vivenuoperator.load.publishing.SampleMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The messages of a measurement as they are in the log, by number. */
final class StoredMessages {
    private static final String MESSAGES = """
            SELECT seq, (extract(epoch FROM at) * 1000000)::bigint, id, type
            FROM message
            WHERE seq > ? AND id LIKE ?
            """;
    private static final int FETCH = 10_000;

    private final Map<Integer, Long> seqs = new HashMap<>();
    private final Map<Integer, Long> micros = new HashMap<>();
    private final Map<String, BitSet> byType = new HashMap<>();
    private final BitSet numbers = new BitSet();
    private final String run;

    private StoredMessages(String run) {
        this.run = run;
    }

    /** Within a transaction. */
    static StoredMessages read(Connection tx, HookGroup group) throws SQLException {
        return read(tx, group.book().run(), group.after());
    }

    /** Those of a run behind a place of the log, within a transaction. */
    static StoredMessages read(Connection tx, String run, long after) throws SQLException {
        var messages = new StoredMessages(run);
        try (PreparedStatement query = tx.prepareStatement(MESSAGES)) {
            query.setFetchSize(FETCH);
            query.setLong(1, after);
            query.setString(2, run + "%");
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    messages.add(rows);
                }
            }
        }
        return messages;
    }

    private void add(ResultSet row) throws SQLException {
        int number = Integer.parseInt(row.getString(3).substring(run.length()));
        if (numbers.get(number)) {
            throw new IllegalStateException("message " + number + " is in the log twice");
        }
        numbers.set(number);
        seqs.put(number, row.getLong(1));
        micros.put(number, row.getLong(2));
        byType.computeIfAbsent(row.getString(4), _ -> new BitSet()).set(number);
    }

    BitSet numbers() {
        return (BitSet) numbers.clone();
    }

    boolean has(int number) {
        return numbers.get(number);
    }

    BitSet ofType(int type) {
        return byType.getOrDefault(SampleMessage.type(run, type), new BitSet());
    }

    /** Of a number that is there. */
    long seq(int number) {
        return seqs.getOrDefault(number, Long.MAX_VALUE);
    }

    /** When it was inserted, just before the commit, by the wall clock of this machine. */
    long micros(int number) {
        return micros.getOrDefault(number, Long.MAX_VALUE);
    }
}

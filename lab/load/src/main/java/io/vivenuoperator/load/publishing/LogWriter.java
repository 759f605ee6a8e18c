package io.vivenuoperator.load.publishing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntFunction;

/** Publishes many messages at a time, as the product's own programs do: the lock, the rows, the commit. */
public final class LogWriter implements AutoCloseable {
    private static final String LOCK = "SELECT pg_advisory_xact_lock(1987473005, 7)";
    private static final String INSERT = """
            INSERT INTO message (seq, at, id, type, source, key, payload)
            SELECT nextval('message_seq'), clock_timestamp(), m.id, m.type, m.source, m.key, m.payload
            FROM (SELECT *
                  FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                      WITH ORDINALITY AS u (id, type, source, key, payload, place)
                  ORDER BY place) AS m
            """;

    private final Connection connection;

    public LogWriter(String jdbcUrl) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
        connection.setAutoCommit(false);
    }

    /** Publishes the messages with these numbers in one transaction; committed when it returns. */
    public void publish(IntFunction<SampleMessage> messages, int from, int to) throws SQLException {
        int count = to - from;
        var columns = new String[5][count];
        for (int row = 0; row < count; row++) {
            SampleMessage message = messages.apply(from + row);
            columns[0][row] = message.id();
            columns[1][row] = message.type();
            columns[2][row] = SampleMessage.SOURCE;
            columns[3][row] = message.key();
            columns[4][row] = message.payload();
        }
        try (Statement lock = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            lock.execute(LOCK);
            for (int column = 0; column < columns.length; column++) {
                insert.setArray(column + 1, connection.createArrayOf("text", columns[column]));
            }
            insert.executeUpdate();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package io.vivenuoperator.load.sender;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The queue's tables, beside the product's. */
public final class QueueTable implements AutoCloseable {
    private static final String CREATE = """
            CREATE TABLE load_queue (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, endpoint integer NOT NULL,
                                     at timestamptz NOT NULL, seq bigint NOT NULL, due timestamptz NOT NULL,
                                     attempts integer NOT NULL);
            CREATE INDEX ON load_queue (due);
            CREATE TABLE load_attempt (at timestamptz NOT NULL, endpoint integer NOT NULL, seq bigint NOT NULL,
                                       number integer NOT NULL, status integer, millis integer NOT NULL);
            CREATE INDEX ON load_attempt (endpoint, at)
            """;
    private static final String FILL = """
            INSERT INTO load_queue (endpoint, at, seq, due, attempts)
            SELECT e, m.at, m.seq, now(), 0
            FROM message m CROSS JOIN generate_series(0, ? - 1) AS e
            WHERE m.seq > ? AND m.type = ?
            ORDER BY m.seq, e
            """;
    private static final String CLAIM = """
            WITH claimed AS (
                SELECT id FROM load_queue WHERE due <= now() ORDER BY due LIMIT ? FOR UPDATE SKIP LOCKED
            ), mine AS (
                UPDATE load_queue q SET due = now() + interval '90 seconds', attempts = attempts + 1
                FROM claimed c
                WHERE q.id = c.id
                RETURNING q.id, q.endpoint, q.at, q.seq, q.attempts
            )
            SELECT q.id, q.endpoint, q.at, q.seq, q.attempts, m.id, m.type, m.payload
            FROM mine q JOIN message m ON m.at = q.at AND m.seq = q.seq
            """;
    private static final String FINISH = """
            WITH done AS (
                DELETE FROM load_queue q USING unnest(?::bigint[]) AS d (id) WHERE q.id = d.id
            )
            INSERT INTO load_attempt (at, endpoint, seq, number, status, millis)
            SELECT now(), a.endpoint, a.seq, a.number, a.status, a.millis
            FROM unnest(?::integer[], ?::bigint[], ?::integer[], ?::integer[], ?::integer[])
                AS a (endpoint, seq, number, status, millis)
            """;

    private final Connection connection;

    public QueueTable(String jdbcUrl) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl);
    }

    /** A delivery that nobody else makes now. */
    record ClaimedRow(
            long id, int endpoint, long seq, int attempt, String messageId, String type, String payload, Instant at) {}

    /** A delivery that was made. */
    record FinishedRow(ClaimedRow row, int status, int millis) {}

    /** Once for a database. */
    public void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    /** A row for each message of this type behind a place, and each endpoint. */
    public void fill(int endpoints, long after, String type) throws SQLException {
        try (PreparedStatement fill = connection.prepareStatement(FILL)) {
            fill.setInt(1, endpoints);
            fill.setLong(2, after);
            fill.setString(3, type);
            fill.executeUpdate();
        }
    }

    /** How many rows are left, and how many attempts there were. */
    public long[] counts() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM load_queue), (SELECT count(*) FROM load_attempt)")) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2)};
        }
    }

    List<ClaimedRow> claim(int most) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setInt(1, most);
            try (ResultSet rows = claim.executeQuery()) {
                List<ClaimedRow> claimed = new ArrayList<>();
                while (rows.next()) {
                    claimed.add(new ClaimedRow(
                            rows.getLong(1),
                            rows.getInt(2),
                            rows.getLong(4),
                            rows.getInt(5),
                            rows.getString(6),
                            rows.getString(7),
                            rows.getString(8),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
                return claimed;
            }
        }
    }

    void finish(List<FinishedRow> rows) throws SQLException {
        try (PreparedStatement finish = connection.prepareStatement(FINISH)) {
            finish.setArray(1, array("int8", rows, row -> row.row().id()));
            finish.setArray(2, array("int4", rows, row -> row.row().endpoint()));
            finish.setArray(3, array("int8", rows, row -> row.row().seq()));
            finish.setArray(4, array("int4", rows, row -> row.row().attempt()));
            finish.setArray(5, array("int4", rows, FinishedRow::status));
            finish.setArray(6, array("int4", rows, FinishedRow::millis));
            finish.executeUpdate();
        }
    }

    private Array array(String type, List<FinishedRow> rows, Function<FinishedRow, Object> column) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

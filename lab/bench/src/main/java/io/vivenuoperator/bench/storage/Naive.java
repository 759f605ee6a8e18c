package io.vivenuoperator.bench.storage;

import io.vivenuoperator.platform.database.BatchColumns;
import io.vivenuoperator.platform.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The baseline: a row per poll and type, with text ids, a bigserial key and two B-trees. */
final class Naive {
    static final String SCHEMA = """
            CREATE TABLE naive (
                id             bigserial PRIMARY KEY,
                snapshot_time  timestamptz NOT NULL,
                event_id       text NOT NULL,
                ticket_type_id text NOT NULL,
                capacity       integer,
                sold           integer NOT NULL,
                available      integer
            );
            CREATE INDEX naive_by_event ON naive (event_id, snapshot_time);
            CREATE INDEX naive_by_type ON naive (ticket_type_id, snapshot_time);
            """;
    private static final int CAPACITY = 5_000;
    private static final String INSERT_ALL = """
            INSERT INTO naive (snapshot_time, event_id, ticket_type_id, capacity, sold, available)
            SELECT ?, event_id, ticket_type_id, %1$d, sold, %1$d - sold
            FROM unnest(?::text[], ?::text[], ?::integer[]) AS i (event_id, ticket_type_id, sold)
            """.formatted(CAPACITY);
    private static final String INSERT_ONE = """
            INSERT INTO naive (snapshot_time, event_id, ticket_type_id, capacity, sold, available)
            VALUES (?, ?, ?, %1$d, ?, %1$d - ?)
            """.formatted(CAPACITY);

    private record Row(String eventId, String typeId, int sold) {}

    private final Database database;
    private final Scale scale;
    private final Sales sales;

    Naive(Database database, Scale scale, Sales sales) {
        this.database = database;
        this.scale = scale;
        this.sales = sales;
    }

    /** One poll of the first events in one statement: the best this schema can do. */
    void write(Instant at, int events) {
        List<Row> rows = rows(events);
        database.inTransaction(tx -> {
            BatchColumns<Row> columns = BatchColumns.of(tx, rows);
            try (PreparedStatement insert = tx.prepareStatement(INSERT_ALL)) {
                insert.setTimestamp(1, Timestamp.from(at));
                insert.setArray(2, columns.text(Row::eventId));
                insert.setArray(3, columns.text(Row::typeId));
                insert.setArray(4, columns.integers(Row::sold));
                return insert.executeUpdate();
            }
        });
    }

    /** One poll of the first events row by row, each committed: the obvious first implementation. */
    void writeRowByRow(Instant at, int events) throws SQLException {
        try (Connection connection = database.connection();
                PreparedStatement insert = connection.prepareStatement(INSERT_ONE)) {
            for (Row row : rows(events)) {
                insert.setTimestamp(1, Timestamp.from(at));
                insert.setString(2, row.eventId());
                insert.setString(3, row.typeId());
                insert.setInt(4, row.sold());
                insert.setInt(5, row.sold());
                insert.executeUpdate();
            }
        }
    }

    private List<Row> rows(int events) {
        List<Row> rows = new ArrayList<>(events * scale.types());
        for (int event = 0; event < events; event++) {
            for (int type = 0; type < scale.types(); type++) {
                rows.add(new Row(Sales.eventId(event), Sales.typeId(event, type), sales.sold(event, type)));
            }
        }
        return rows;
    }
}

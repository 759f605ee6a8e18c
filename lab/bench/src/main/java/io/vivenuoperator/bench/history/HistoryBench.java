package io.vivenuoperator.bench.history;

import io.vivenuoperator.bench.measure.Stopwatch;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.schema.SchemaMigration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code make bench-history}: what the views over the time before we watched cost, beside the plain count of the same tickets by hour of
 * creation, which knows no origins and no bounds.
 */
public final class HistoryBench {
    private static final int TIMES = 5;
    private static final String ONE_EVENT = " WHERE region = 'bench' AND event_id = 'e1'";
    private static final String PLAIN_COUNT = """
            SELECT type_key, date_bin('1 hour', created_at, 'epoch'), count(*) FILTER (WHERE status IN (1, 4)), count(*)
            FROM ticket
            %s
            GROUP BY 1, 2
            """;
    private static final String TYPES_OF_ONE = "JOIN ticket_type USING (type_key) WHERE event_key = 1";
    private static final String UNBALANCED = """
            SELECT count(*)
            FROM type_state s
            JOIN ticket_type y USING (type_key)
            JOIN event e USING (event_key)
            LEFT JOIN (SELECT event_id, ticket_type_id, sum(sold) AS sold FROM reconstructed_hourly GROUP BY 1, 2) b
                USING (event_id, ticket_type_id)
            WHERE s.opening IS DISTINCT FROM b.sold
            """;

    /** What one question took, in milliseconds. */
    public record Cost(String question, long rows, double plain, double view) {
        String line() {
            return String.format(
                    Locale.ROOT, "%-58s %9d %11.1f %11.1f %7.1fx", question, rows, plain, view, view / plain);
        }
    }

    private record Question(String name, String plain, String view) {}

    private final Database database;

    private HistoryBench(Database database) {
        this.database = database;
    }

    /** Takes the tickets of the region and of its largest event: 1000000 and 100000. */
    public static void main(String[] arguments) throws IOException, SQLException {
        int tickets = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int ofOneEvent = arguments.length > 1 ? Integer.parseInt(arguments[1]) : tickets / 10;
        run(tickets, ofOneEvent, System.out);
    }

    static List<Cost> run(int tickets, int ofOneEvent, PrintStream out) throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("shared_buffers", "256MB")
                        .start();
                Database database = StoreDatabase.open(url(postgres), 2)) {
            SchemaMigration.migrate(url(postgres));
            new EarlyTickets(tickets, ofOneEvent).fill(database);
            var bench = new HistoryBench(database);
            out.printf(
                    "%d tickets of %d events, %d of them of one; every figure is the median of %d.%n",
                    tickets, EarlyTickets.EVENTS, ofOneEvent, TIMES);
            if (bench.number(UNBALANCED) > 0) {
                throw new IllegalStateException("void: what is placed and unplaced is not the opening balance");
            }
            out.printf(Locale.ROOT, "The new columns take %.1f bytes of a ticket's row.%n", bench.bytesOfARow());
            out.printf("%-58s %9s %11s %11s %8s%n", "", "rows", "plain, ms", "view, ms", "");
            List<Cost> costs = bench.costs();
            costs.forEach(cost -> out.println(cost.line()));
            return costs;
        }
    }

    private static DatabaseUrl url(EmbeddedPostgres postgres) {
        return DatabaseUrl.parse("postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres");
    }

    private static List<Question> questions() {
        String one = PLAIN_COUNT.formatted(TYPES_OF_ONE);
        String all = PLAIN_COUNT.formatted("");
        return List.of(
                new Question(
                        "one event, reconstructed by type and hour",
                        one,
                        "SELECT * FROM reconstructed_hourly" + ONE_EVENT),
                new Question(
                        "one event, 13 months by hour, reconstructed and observed",
                        one,
                        "SELECT * FROM hourly_history" + ONE_EVENT),
                new Question(
                        "one event, its state at an instant",
                        one,
                        "SELECT * FROM sales_at_reconstructed(now() - interval '90 days')" + ONE_EVENT),
                new Question(
                        "the region, reconstructed by type and hour",
                        all,
                        "SELECT * FROM reconstructed_hourly WHERE region = 'bench'"),
                new Question(
                        "the region's events, their state at an instant",
                        all,
                        "SELECT * FROM sales_at_reconstructed(now() - interval '90 days') WHERE region = 'bench'"));
    }

    private List<Cost> costs() throws SQLException {
        List<Cost> costs = new ArrayList<>();
        for (Question question : questions()) {
            costs.add(new Cost(
                    question.name(),
                    rows(question.view()),
                    Stopwatch.median(TIMES, () -> rows(question.plain())),
                    Stopwatch.median(TIMES, () -> rows(question.view()))));
        }
        return costs;
    }

    /** Beside the same rows without them, by the pages that they fill. */
    private double bytesOfARow() throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE wide WITH (fillfactor = 90) AS SELECT * FROM ticket");
            statement.execute("""
                    CREATE TABLE lean WITH (fillfactor = 90) AS
                    SELECT region_key, ticket_id, type_key, status, price, currency, created_at, updated_at, recorded_at, gone_at
                    FROM ticket
                    """);
        }
        double bytes = number("SELECT pg_relation_size('wide') - pg_relation_size('lean')");
        return bytes / number("SELECT count(*) FROM ticket");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long rows(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            long count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}

package io.vivenuoperator.bench.storage;

import io.vivenuoperator.bench.measure.Ratio;
import io.vivenuoperator.bench.measure.Stopwatch;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.store.ledger.TicketRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Stores the same sales both ways, compares the answers, and then the costs. */
public final class StorageBench {
    private static final String PRODUCT_TABLES = "snapshot,type_state,poll_coverage,event_hour,event_day";
    private static final double CYCLE_CHANGED = 0.02;
    private static final int TIMES = 9;

    private final Database database;
    private final Scale scale;
    private final Sales sales;
    private final Naive naive;
    private final Product product;
    private final Consumer<String> progress;

    public StorageBench(Database database, Scale scale, Consumer<String> progress) {
        this.database = database;
        this.scale = scale;
        this.sales = new Sales(scale);
        this.naive = new Naive(database, scale, sales);
        this.product = new Product(database);
        this.progress = progress;
    }

    /**
     * Runs the whole benchmark.
     *
     * @throws IllegalStateException if the two schemas give different answers, which invalidates every figure
     */
    public List<Ratio> run() throws SQLException {
        fill();
        List<Ratio> ratios = new ArrayList<>();
        ratios.add(bytes());
        ratios.addAll(questions());
        ratios.addAll(cycles());
        return ratios;
    }

    private void fill() throws SQLException {
        execute(Naive.SCHEMA);
        product.describeEvents(scale);
        double took = Stopwatch.once(() -> {
            for (int poll = 0; poll < scale.polls(); poll++) {
                Instant at = Sales.at(scale, poll);
                product.write(at, sales.poll(at, scale.changed()));
                naive.write(at, scale.naiveEvents());
                if ((poll + 1) % scale.pollsPerDay() == 0) {
                    progress.accept("day " + (poll + 1) / scale.pollsPerDay() + " of " + scale.days());
                }
            }
        });
        progress.accept("%d polls, %d tickets in %.0f s".formatted(scale.polls(), sales.tickets(), took / 1000));
        execute("VACUUM ANALYZE");
    }

    private Ratio bytes() throws SQLException {
        double perNaiveSample = size("naive") / ((double) scale.naiveEvents() * scale.types() * scale.polls());
        double ours = 0;
        for (String table : PRODUCT_TABLES.split(",", -1)) {
            ours += size(table);
        }
        progress.accept(
                "%d snapshots of %d samples; figures, history and roll-ups %.1f MiB, beside the ledger's %.1f MiB"
                        .formatted(
                                number("SELECT count(*) FROM snapshot"),
                                scale.samples(),
                                ours / 1048576,
                                size("ticket") / 1048576));
        return new Ratio("storage per sample (type and poll)", "bytes", perNaiveSample, ours / scale.samples(), true);
    }

    private List<Ratio> questions() throws SQLException {
        List<Ratio> ratios = new ArrayList<>();
        for (Question question : Question.about(scale)) {
            requireSameAnswer(question);
            double theirs = Stopwatch.median(3, () -> answer(question.naive()));
            double ours = Stopwatch.median(TIMES, () -> answer(question.product()));
            double factor = question.ofAllEvents() ? scale.naiveFactor() : 1;
            ratios.add(new Ratio(question.name(), "ms", theirs * factor, ours, factor > 1));
        }
        return ratios;
    }

    /** The baseline contains only some of the events, so answers are compared for those. */
    private void requireSameAnswer(Question question) throws SQLException {
        boolean comparable = !question.ofAllEvents() || scale.naiveEvents() == scale.events();
        boolean ordered = !question.ofAllEvents();
        if (comparable && ordered && !answer(question.naive()).equals(answer(question.product()))) {
            throw new IllegalStateException("the schemas answer differently: " + question.name());
        }
    }

    private List<Ratio> cycles() throws SQLException {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        int poll = scale.polls();
        for (int i = 0; i <= TIMES; i++) {
            Instant at = Sales.at(scale, poll++);
            List<TicketRecord> tickets = oneOfEachType(sales.poll(at, CYCLE_CHANGED));
            ours.add(Stopwatch.once(() -> product.write(at, tickets)));
            theirs.add(Stopwatch.once(() -> naive.write(at, scale.events())));
        }
        Instant at = Sales.at(scale, poll);
        int part = Math.max(1, scale.events() / 50);
        double rowByRow = Stopwatch.once(() -> naive.writeRowByRow(at, part)) * scale.events() / part;
        String cycle = "a poll of %d events, 2 %% of types changed".formatted(scale.events());
        return List.of(
                new Ratio(cycle + ", row by row", "ms", rowByRow, median(ours), true),
                new Ratio(cycle + ", one statement", "ms", median(theirs), median(ours), false));
    }

    private static List<TicketRecord> oneOfEachType(List<TicketRecord> tickets) {
        List<TicketRecord> first = new ArrayList<>();
        String last = "";
        for (TicketRecord ticket : tickets) {
            if (!ticket.ticketTypeId().equals(last)) {
                first.add(ticket);
                last = ticket.ticketTypeId();
            }
        }
        return first;
    }

    /** Excludes the first value, which is warm-up. */
    private static double median(List<Double> taken) {
        return taken.stream().skip(1).sorted().toList().get((taken.size() - 1) / 2);
    }

    private double size(String table) throws SQLException {
        return number("SELECT pg_total_relation_size('" + table + "')");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(answer(sql).getFirst());
    }

    private List<String> answer(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                var row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(column == 1 ? "" : " ").append(rows.getString(column));
                }
                answer.add(row.toString());
            }
            return answer;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

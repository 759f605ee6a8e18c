package io.vivenuoperator.load.events;

import io.vivenuoperator.load.events.MessageFlow.FlowSpan;
import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.goal.ShowReport;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.settings.Variables;
import io.vivenuoperator.load.sink.HookAnswer;
import io.vivenuoperator.load.sink.HookBook;
import io.vivenuoperator.load.sink.HookBook.BookSize;
import io.vivenuoperator.load.sink.KeyTurns;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Somebody holds a snapshot for minutes, as a long report does: dead rows can't be removed, and deliveries go on. */
final class SnapshotShow implements EventsShow {
    private static final int ENDPOINTS = 50;
    private static final Duration WORK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** A page of a report, so that the session is not ended as an idle one. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final double RATE_LEFT = 0.95;
    private static final double P99_MORE = 2;
    private static final double DEAD_ROWS = 100_000;
    private static final String DEAD = """
            SELECT coalesce(sum(n_dead_tup), 0) FROM pg_stat_user_tables
            WHERE relname IN ('subscription_position', 'subscription_lease', 'retry', 'dead_letter', 'replay', 'delivery_minute')
            """;

    @Override
    public ShowReport report(EventsStage stage, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        var variables = new Variables(stage.environment());
        int rate = variables.number("RATE", 500, 1, 100_000);
        int before = rate * variables.number("BEFORE_SECONDS", 20, 3, 3_600);
        int held = rate * variables.number("HOLD_SECONDS", 600, 3, 7_200);
        int warmup = 2 * rate;
        var book = new HookBook(
                HookGroup.prefix("snapshot"),
                new BookSize(ENDPOINTS, before + held),
                new KeyTurns(0),
                HookGroup.signature(),
                _ -> HookAnswer.taken(WORK));
        try (HookGroup group = HookGroup.open(stage, book, "{}", endpoint -> endpoint)) {
            var ledger = new Ledger(before + held);
            var flow = new MessageFlow(group, ledger, number -> number % ENDPOINTS, rate);
            FlowSpan free = flow.run(0, before);
            FlowSpan holding;
            try (var snapshot = new HeldSnapshot(stage.connect(), LOOK)) {
                holding = flow.run(before, before + held);
                snapshot.requireHeld();
            }
            double dead = dead(stage);
            DeliveryLedger deliveries = group.settle(ledger.acknowledgedSoFar(), PATIENCE);
            StoredMessages stored = deliveries.published();
            var without = DeliveryLatencies.of(stored, book, free.without(warmup), _ -> true);
            var with = DeliveryLatencies.of(stored, book, holding.without(warmup), _ -> true);
            out.println("ledger: " + deliveries + "; publishing: " + ledger.tally());
            out.println("no snapshot: " + without);
            out.printf(Locale.ROOT, "held for %.0f s: %s; dead rows %.0f%n", holding.seconds(), with, dead);
            var faults = new ArrayList<>(deliveries.faults());
            FlowFaults.check(ledger, deliveries, faults);
            return new ShowReport(
                    "snapshot",
                    List.of(
                            MeasuredGoal.atLeast(
                                    "deliveries a second under a held snapshot / before",
                                    ratio(with.perSecond(), without.perSecond()),
                                    RATE_LEFT),
                            MeasuredGoal.atMost(
                                    "their p99 / before",
                                    with.percentile(99).isPresent()
                                                    && without.percentile(99).isPresent()
                                            ? ratio(
                                                    with.percentile(99).getAsDouble(),
                                                    without.percentile(99).getAsDouble())
                                            : OptionalDouble.empty(),
                                    P99_MORE),
                            MeasuredGoal.atMost("dead rows of the small tables", OptionalDouble.of(dead), DEAD_ROWS)),
                    faults);
        }
    }

    private static OptionalDouble ratio(double of, double to) {
        return to > 0 ? OptionalDouble.of(of / to) : OptionalDouble.empty();
    }

    private static double dead(EventsStage stage) throws SQLException {
        try (Connection connection = stage.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DEAD)) {
            row.next();
            return row.getDouble(1);
        }
    }
}

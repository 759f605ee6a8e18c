package io.vivenuoperator.load.events;

import io.vivenuoperator.load.events.MessageFlow.FlowSpan;
import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.goal.ShowReport;
import io.vivenuoperator.load.ledger.Latencies;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.settings.Variables;
import io.vivenuoperator.load.sink.HookAnswer;
import io.vivenuoperator.load.sink.HookBook;
import io.vivenuoperator.load.sink.HookBook.BookSize;
import io.vivenuoperator.load.sink.KeyTurns;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How soon an endpoint hears of a message, while all endpoints take their time; and how soon the publisher has its answer. */
final class LatencyShow implements EventsShow {
    private static final int ENDPOINTS = 50;
    private static final Duration SLOW = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double P50_MILLIS = 30;
    private static final double P99_MILLIS = 100;
    private static final double PUBLISH_MILLIS = 20;
    private static final int WARMUP_SECONDS = 2;

    @Override
    public ShowReport report(EventsStage stage, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        var variables = new Variables(stage.environment());
        int rate = variables.number("RATE", 500, 1, 100_000);
        int seconds = variables.number("FLOW_SECONDS", 15, 1, 3_600);
        int warmup = rate * WARMUP_SECONDS;
        int count = warmup + rate * seconds;
        var book = new HookBook(
                HookGroup.prefix("latency"),
                new BookSize(ENDPOINTS, count),
                new KeyTurns(0),
                HookGroup.signature(),
                _ -> HookAnswer.taken(SLOW));
        try (HookGroup group = HookGroup.open(stage, book, "{}", endpoint -> endpoint)) {
            var ledger = new Ledger(count);
            FlowSpan span = new MessageFlow(group, ledger, number -> number % ENDPOINTS, rate).run(0, count);
            DeliveryLedger deliveries = group.settle(ledger.acknowledgedSoFar(), PATIENCE);
            var latencies = DeliveryLatencies.of(deliveries.published(), book, span.without(warmup), _ -> true);
            Latencies publishing = ledger.latencies(warmup);
            out.println("ledger: " + deliveries + "; publishing: " + ledger.tally());
            out.println("delivery: " + latencies);
            out.println("publishing: " + publishing);
            var faults = new ArrayList<>(deliveries.faults());
            FlowFaults.check(ledger, deliveries, faults);
            return new ShowReport(
                    "latency",
                    List.of(
                            MeasuredGoal.atMost(
                                    "insert to first octet at %d/s, endpoints of 250 ms: p50, ms".formatted(rate),
                                    latencies.percentile(50),
                                    P50_MILLIS),
                            MeasuredGoal.atMost("the same: p99, ms", latencies.percentile(99), P99_MILLIS),
                            MeasuredGoal.atMost(
                                    "POST /events at %d/s, 201 is committed: p99, ms".formatted(rate),
                                    publishing.sortedMicros().length == rate * seconds
                                            ? OptionalDouble.of(publishing.percentile(99))
                                            : OptionalDouble.empty(),
                                    PUBLISH_MILLIS)),
                    faults);
        }
    }
}

package io.vivenuoperator.load.events;

import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.events.MessageFlow.FlowSpan;
import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.sink.HookAnswer;
import io.vivenuoperator.load.sink.HookBook;
import io.vivenuoperator.load.sink.HookBook.BookSize;
import io.vivenuoperator.load.sink.KeyTurns;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** One of two processes ends as in an update: the other goes on at once, and nothing comes twice. */
record HandoverPart(EventsStage stage, PrintStream out, List<MeasuredGoal> goals, List<String> faults) {
    private static final int ENDPOINTS = 16;
    private static final int MOST_SECONDS = 60;
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration AFTER = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double MILLIS = 1_000;

    void measure(int handovers, int rate) throws IOException, SQLException, InterruptedException {
        double longest = 0;
        long repeats = 0;
        for (int handover = 0; handover < handovers; handover++) {
            var book = new HookBook(
                    HookGroup.prefix("handover"),
                    new BookSize(ENDPOINTS, rate * MOST_SECONDS),
                    new KeyTurns(0),
                    HookGroup.signature(),
                    _ -> HookAnswer.taken(Duration.ofMillis(5)));
            DeliveryLatencies latencies = handOver(book, rate);
            out.println("handover: " + latencies + "; repeats " + book.repeats());
            longest = Math.max(longest, latencies.percentile(100).orElse(Double.POSITIVE_INFINITY));
            repeats += book.repeats();
        }
        if (handovers > 0) {
            goals.add(MeasuredGoal.atMost(
                    "handover to another process, %d times: the longest delivery, ms".formatted(handovers),
                    Double.isFinite(longest) ? OptionalDouble.of(longest) : OptionalDouble.empty(),
                    MILLIS));
            goals.add(MeasuredGoal.atMost("handover: repeats", OptionalDouble.of((double) repeats), 0));
        }
    }

    private DeliveryLatencies handOver(HookBook book, int rate) throws IOException, SQLException, InterruptedException {
        try (HookGroup group = HookGroup.open(stage, book, "{}", endpoint -> endpoint);
                var other = stage.another()) {
            var ledger = new Ledger(rate * MOST_SECONDS);
            var flow = new MessageFlow(group, ledger, number -> number % ENDPOINTS, rate);
            long begin = DeliveryLatencies.nowMicros();
            OpenLoop load = flow.start(other.address(), 0, rate * MOST_SECONDS);
            Thread.sleep(BEFORE);
            int exit = stage.service().terminate();
            Thread.sleep(AFTER);
            load.stop();
            int taken = load.await().taken();
            var span = new FlowSpan(0, taken, begin, DeliveryLatencies.nowMicros());
            DeliveryLedger deliveries = group.settle(ledger.acknowledgedSoFar(), PATIENCE);
            out.println("ledger: " + deliveries + "; publishing: " + ledger.tally());
            faults.addAll(deliveries.faults());
            FlowFaults.check(ledger, deliveries, faults);
            if (exit != 0) {
                faults.add("the service ended with " + exit + " after SIGTERM");
            }
            stage.service().startAgain();
            stage.service().awaitReady();
            int otherExit = other.terminate();
            if (otherExit != 0) {
                faults.add("the other process ended with " + otherExit + " after SIGTERM");
            }
            return DeliveryLatencies.of(deliveries.published(), book, span, _ -> true);
        }
    }
}

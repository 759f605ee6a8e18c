package io.vivenuoperator.load.events;

import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.goal.ShowReport;
import io.vivenuoperator.load.ledger.Latencies;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.ledger.Tally;
import io.vivenuoperator.load.program.MetricsText;
import io.vivenuoperator.load.publishing.EventPost;
import io.vivenuoperator.load.publishing.SampleMessage;
import io.vivenuoperator.load.settings.Variables;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How soon publishers know that their events are committed, one event a request, while nobody else uses the log. */
final class PublishersShow implements EventsShow {
    private static final double PUBLISH_MILLIS = 20;
    private static final int WARMUP_SECONDS = 5;
    private static final String COMMITS = "vivenu_events_publishing_seconds_count";

    @Override
    public ShowReport report(EventsStage stage, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        var variables = new Variables(stage.environment());
        int rate = variables.number("RATE", 500, 1, 100_000);
        int warmup = rate * WARMUP_SECONDS;
        int count = warmup + rate * variables.number("PUBLISH_SECONDS", 20, 1, 3_600);
        String run = HookGroup.prefix("publish");
        long after = HookGroup.lastMessage(stage);
        int publishers = variables.number("PUBLISHERS", 64, 1, 10_000);
        var ledger = new Ledger(count);
        // What a new process is late with must not wait in front of what is measured.
        publish(stage, run, ledger, 0, warmup, rate, publishers);
        double commitsBefore = commits(stage);
        publish(stage, run, ledger, warmup, count, rate, publishers);
        BitSet stored = stored(stage, run, after);
        Latencies latencies = ledger.latencies(warmup);
        out.println("ledger: " + ledger.tally() + "; in the log " + stored.cardinality());
        out.printf(
                Locale.ROOT,
                "publishing: %s; %.1f requests a commit%n",
                latencies,
                (count - warmup) / Math.max(1, commits(stage) - commitsBefore));
        return new ShowReport(
                "publishers",
                List.of(MeasuredGoal.atMost(
                        "POST /events at %d/s, 201 is committed: p99, ms".formatted(rate),
                        latencies.sortedMicros().length == count - warmup
                                ? OptionalDouble.of(latencies.percentile(99))
                                : OptionalDouble.empty(),
                        PUBLISH_MILLIS)),
                faults(ledger, stored));
    }

    private static void publish(
            EventsStage stage, String run, Ledger ledger, int from, int to, int rate, int publishers)
            throws InterruptedException {
        var _ = OpenLoop.start(
                        stage.service().address(),
                        number -> new EventPost(SampleMessage.of(run, number, 0, 0)),
                        ledger,
                        IntStream.range(from, to).toArray(),
                        rate,
                        publishers)
                .await();
    }

    private static double commits(EventsStage stage) {
        MetricsText metrics = stage.service().metrics();
        return metrics.has(COMMITS) ? metrics.sum(COMMITS) : 0;
    }

    private static BitSet stored(EventsStage stage, String run, long after) throws SQLException {
        try (Connection connection = stage.connect()) {
            connection.setAutoCommit(false);
            return StoredMessages.read(connection, run, after).numbers();
        }
    }

    /** Each event is acknowledged and in the log once, or refused and not in it, or without an answer. */
    private static List<String> faults(Ledger ledger, BitSet stored) {
        var faults = new ArrayList<String>();
        Tally tally = ledger.tally();
        BitSet acknowledged = ledger.acknowledged();
        var missing = (BitSet) acknowledged.clone();
        missing.andNot(stored);
        var unasked = (BitSet) stored.clone();
        unasked.andNot(acknowledged);
        if (!missing.isEmpty()) {
            faults.add(missing.cardinality() + " messages were acknowledged and are not in the log");
        }
        if (unasked.cardinality() > tally.unknown()) {
            faults.add(unasked.cardinality() + " messages are in the log that were not acknowledged");
        }
        if (tally.sent() != tally.acknowledged() + tally.refused() + tally.unknown()) {
            faults.add("not every request has its end: " + tally);
        }
        if (acknowledged.isEmpty()) {
            faults.add("no message was acknowledged");
        }
        return faults;
    }
}

package io.vivenuoperator.load.events;

import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.events.MessageFlow.FlowSpan;
import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.goal.ShowReport;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.publishing.LogWriter;
import io.vivenuoperator.load.publishing.SampleMessage;
import io.vivenuoperator.load.settings.Variables;
import io.vivenuoperator.load.sink.HookAnswer;
import io.vivenuoperator.load.sink.HookBook;
import io.vivenuoperator.load.sink.HookBook.BookSize;
import io.vivenuoperator.load.sink.KeyTurns;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * An endpoint is paused while 100,000 messages pass: they take no rows. Then it gets all, those of each key in order, while
 * others are told as soon as before. At last its messages are replayed.
 */
final class PausedShow implements EventsShow {
    private static final String POLICY = "{\"maxInFlight\":64,\"order\":\"Key\"}";
    private static final int KEYS = 500;
    private static final int OTHERS = 20;
    private static final int PUBLISHED_AT_ONCE = 500;
    private static final Duration PAUSED = Duration.ofMillis(1_500);
    private static final Duration WORK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final double MORE = 1.2;
    private static final String ROWS = """
            SELECT (SELECT count(*) FROM retry WHERE subscription_uid = ?)
                 + (SELECT count(*) FROM dead_letter WHERE subscription_uid = ?)
                 + (SELECT count(*) FROM attempt WHERE subscription_uid = ?)
            """;

    @Override
    public ShowReport report(EventsStage stage, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        var variables = new Variables(stage.environment());
        int passing = variables.number("PASSING", 100_000, 1_000, 10_000_000);
        int rate = variables.number("OTHERS_RATE", 200, 1, 100_000);
        int seconds = variables.number("OTHERS_SECONDS", 6, 2, 3_600);
        var goals = new ArrayList<MeasuredGoal>();
        var faults = new ArrayList<String>();
        var paused = new HookBook(
                HookGroup.prefix("paused"),
                new BookSize(1, passing),
                new KeyTurns(KEYS),
                HookGroup.signature(),
                _ -> HookAnswer.taken(Duration.ZERO));
        var others = new HookBook(
                HookGroup.prefix("others"),
                new BookSize(OTHERS, 2 * rate * seconds),
                new KeyTurns(0),
                HookGroup.signature(),
                _ -> HookAnswer.taken(WORK));
        try (HookGroup ofOthers = HookGroup.open(stage, others, "{}", endpoint -> endpoint);
                HookGroup ofPaused = HookGroup.open(stage, paused, POLICY, endpoint -> endpoint)) {
            stage.hooks().serve(request -> paused.isFor(request) ? paused.take(request) : others.take(request));
            stage.client().activate(ofPaused.ids().getFirst(), false);
            Thread.sleep(PAUSED);
            pass(stage, paused, passing);
            long rows = rows(ofPaused);
            goals.add(MeasuredGoal.atMost(
                    "rows of a paused webhook while %,d messages pass".formatted(passing),
                    OptionalDouble.of((double) rows),
                    0));
            if (paused.delivered() > 0) {
                faults.add("a paused webhook was sent " + paused.delivered() + " messages");
            }
            resume(
                    ofPaused,
                    new MessageFlow(ofOthers, new Ledger(2 * rate * seconds), number -> number % OTHERS, rate),
                    seconds,
                    out,
                    goals,
                    faults);
            new ReplayPart(ofPaused, out, goals, faults).replay(variables);
        }
        return new ShowReport("paused", goals, faults);
    }

    private static void pass(EventsStage stage, HookBook book, int count) throws SQLException {
        try (var log = new LogWriter(stage.postgres().jdbcUrl())) {
            for (int from = 0; from < count; from += PUBLISHED_AT_ONCE) {
                log.publish(
                        number -> SampleMessage.of(book.run(), number, 0, KEYS),
                        from,
                        Math.min(count, from + PUBLISHED_AT_ONCE));
            }
        }
    }

    private static long rows(HookGroup group) throws SQLException {
        try (Connection connection = group.stage().connect();
                PreparedStatement count = connection.prepareStatement(ROWS)) {
            for (int parameter = 1; parameter <= 3; parameter++) {
                count.setString(parameter, group.ids().getFirst());
            }
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void resume(
            HookGroup paused,
            MessageFlow others,
            int seconds,
            PrintStream out,
            List<MeasuredGoal> goals,
            List<String> faults)
            throws IOException, SQLException, InterruptedException {
        int half = (int) (others.rate() * seconds);
        FlowSpan quiet = others.run(0, half);
        long wanted = DeliveryLedger.of(paused).counts().wanted();
        OpenLoop flow = others.start(half, 2 * half);
        long begin = DeliveryLatencies.nowMicros();
        paused.stage().client().activate(paused.ids().getFirst(), true);
        if (!HookGroup.comes(() -> paused.book().delivered() >= wanted, PATIENCE)) {
            faults.add("not all was delivered within " + PATIENCE);
        }
        long end = DeliveryLatencies.nowMicros();
        int told = flow.taken();
        flow.stop();
        var _ = flow.await();
        var catchUp = new FlowSpan(half, told, begin, end);
        DeliveryLedger ledger = paused.settle(wanted, PATIENCE);
        DeliveryLedger ofOthers = others.group().settle(others.ledger().acknowledgedSoFar(), PATIENCE);
        int warmup = (int) others.rate();
        var before =
                DeliveryLatencies.of(ofOthers.published(), others.group().book(), quiet.without(warmup), _ -> true);
        // Those that were due while the other one caught up, and have come since.
        var during = DeliveryLatencies.of(ofOthers.published(), others.group().book(), catchUp, _ -> true);
        faults.addAll(ledger.faults());
        faults.addAll(ofOthers.faults());
        FlowFaults.check(others.ledger(), ofOthers, faults);
        out.println("ledger, paused: " + ledger);
        out.println("ledger, others: " + ofOthers + "; publishing: "
                + others.ledger().tally());
        out.printf(
                Locale.ROOT,
                "caught up: %,d in %.1f s, %.0f/s, %d out of turn%n",
                wanted,
                catchUp.seconds(),
                wanted / catchUp.seconds(),
                paused.book().outOfTurn());
        out.println("others before: " + before);
        out.println("others during: " + during);
        goals.add(MeasuredGoal.atMost("p99 of the others while it catches up / before", ratio(during, before), MORE));
    }

    private static OptionalDouble ratio(DeliveryLatencies of, DeliveryLatencies to) {
        return of.percentile(99).isPresent() && to.percentile(99).isPresent()
                ? OptionalDouble.of(
                        of.percentile(99).getAsDouble() / to.percentile(99).getAsDouble())
                : OptionalDouble.empty();
    }
}

package io.vivenuoperator.load.events;

import io.vivenuoperator.load.drive.OpenLoop;
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
import java.net.HttpURLConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/** Kills the service and stops its database under load: nothing may be lost, and only what was under way may come again. */
final class FaultsShow implements EventsShow {
    private static final int ENDPOINTS = 10;
    private static final int WINDOW = 4;
    private static final int MOST_SECONDS = 60;
    private static final int WARMUP_SECONDS = 1;
    /** Positions are written that often: what came since comes again. */
    private static final double POSITIONS_SECONDS = 0.25;

    private static final Duration DATABASE_AWAY = Duration.ofMillis(500);
    private static final Duration IN_FLIGHT = Duration.ofMillis(100);
    private static final Duration AFTER = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final double NEXT_SECONDS = 20;
    /** Nobody waits for a lease that was given back. */
    private static final double NEXT_WHEN_READY_SECONDS = 1;

    /** What breaks. */
    private enum Breakage {
        KILL("kill -9 of the service"),
        STOP("stop of the database"),
        RESTART("planned restart");

        private final String words;

        Breakage(String words) {
            this.words = words;
        }
    }

    /**
     * What one did.
     *
     * @param nextSeconds from its beginning until the next delivery
     * @param readySeconds the part of it in which the service was ready again
     */
    private record BrokenSpan(
            Breakage what, double nextSeconds, double readySeconds, long repeats, DeliveryLedger ledger) {}

    @Override
    public ShowReport report(EventsStage stage, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        var variables = new Variables(stage.environment());
        List<Breakage> breakages = mixed(
                variables.number("KILLS", 1, 0, 1_000),
                variables.number("STOPS", 1, 0, 1_000),
                variables.number("RESTARTS", 1, 0, 1_000));
        int rate = variables.number("FAULT_RATE", 200, 1, 100_000);
        int most = rate * MOST_SECONDS;
        var book = new HookBook(
                HookGroup.prefix("faults"),
                new BookSize(ENDPOINTS, most * breakages.size()),
                new KeyTurns(0),
                HookGroup.signature(),
                _ -> HookAnswer.taken(Duration.ofMillis(5)));
        var ledger = new Ledger(most * breakages.size());
        var spans = new ArrayList<BrokenSpan>();
        try (HookGroup group = HookGroup.open(stage, book, "{\"maxInFlight\":" + WINDOW + "}", endpoint -> endpoint)) {
            var flow = new MessageFlow(group, ledger, number -> number % ENDPOINTS, rate);
            for (Breakage what : breakages) {
                int from = spans.size() * most;
                BrokenSpan span = play(what, flow, from, from + most);
                spans.add(span);
                out.printf(
                        Locale.ROOT,
                        "%-24s next delivery after %.2f s, %.2f s of them ready, repeats %d; %s; publishing: %s%n",
                        what.words,
                        span.nextSeconds(),
                        span.readySeconds(),
                        span.repeats(),
                        span.ledger(),
                        ledger.tally());
            }
        }
        double window = ENDPOINTS * WINDOW + Math.ceil(POSITIONS_SECONDS * rate);
        var faults = new ArrayList<>(faults(spans, breakages.size(), ledger));
        var goals = new ArrayList<>(goals(spans, window));
        goals.add(MeasuredGoal.atMost(
                "publishers that were answered 500 meanwhile",
                OptionalDouble.of((double)
                        ledger.tally().refusedByStatus().getOrDefault(HttpURLConnection.HTTP_INTERNAL_ERROR, 0L)),
                0));
        new HandoverPart(stage, out, goals, faults).measure(variables.number("HANDOVERS", 1, 0, 1_000), rate);
        return new ShowReport("faults", goals, faults);
    }

    private static List<Breakage> mixed(int kills, int stops, int restarts) {
        var mixed = new ArrayList<Breakage>();
        for (int turn = 0; turn < Math.max(kills, Math.max(stops, restarts)); turn++) {
            if (turn < kills) {
                mixed.add(Breakage.KILL);
            }
            if (turn < stops) {
                mixed.add(Breakage.STOP);
            }
            if (turn < restarts) {
                mixed.add(Breakage.RESTART);
            }
        }
        return mixed;
    }

    private static BrokenSpan play(Breakage what, MessageFlow flow, int from, int to)
            throws IOException, SQLException, InterruptedException {
        HookGroup group = flow.group();
        HookBook book = group.book();
        long repeatsBefore = book.repeats();
        long deliveredBefore = book.delivered();
        OpenLoop load = flow.start(from, to);
        long warm = deliveredBefore + (long) (flow.rate() * WARMUP_SECONDS);
        require(HookGroup.comes(() -> book.delivered() >= warm, PATIENCE), "before it broke");
        long begin = System.nanoTime();
        make(what, group.stage());
        long so = book.delivered();
        CompletableFuture<Long> ready = readyAt(group.stage());
        require(HookGroup.comes(() -> book.delivered() > so, PATIENCE), "after " + what.words);
        long next = System.nanoTime();
        long readyAt = Math.min(ready.join(), next);
        Thread.sleep(AFTER);
        load.stop();
        var _ = load.await();
        DeliveryLedger ledger = DeliveryLedger.of(group);
        ledger = group.settle(ledger.counts().wanted(), PATIENCE);
        return new BrokenSpan(
                what, (next - begin) / 1e9, (next - readyAt) / 1e9, book.repeats() - repeatsBefore, ledger);
    }

    /** When the service says that it is ready. */
    private static CompletableFuture<Long> readyAt(EventsStage stage) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                stage.service().awaitReady();
                return System.nanoTime();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        });
    }

    private static void require(boolean came, String when) {
        if (!came) {
            throw new IllegalStateException("nothing is delivered " + when);
        }
    }

    private static void make(Breakage what, EventsStage stage) throws IOException, InterruptedException {
        switch (what) {
            case KILL -> {
                stage.service().kill();
                stage.service().startAgain();
                // What was on its way arrives; it is no delivery of the next process.
                Thread.sleep(IN_FLIGHT);
            }
            case STOP -> {
                stage.postgres().stopAtOnce();
                Thread.sleep(DATABASE_AWAY);
                stage.postgres().startAgain();
            }
            case RESTART -> {
                int exit = stage.service().terminate();
                if (exit != 0) {
                    throw new IllegalStateException("the service ended with " + exit + " after SIGTERM");
                }
                stage.service().startAgain();
            }
        }
    }

    private static List<String> faults(List<BrokenSpan> spans, int expected, Ledger publishing) {
        var faults = new ArrayList<String>();
        if (spans.size() != expected) {
            faults.add("some were not played");
        }
        for (BrokenSpan span : spans) {
            faults.addAll(span.ledger().faults());
            if (span.ledger().counts().delivered() != span.ledger().counts().wanted()) {
                faults.add("not all was delivered after " + span.what().words + ": " + span.ledger());
            }
        }
        if (!spans.isEmpty()) {
            FlowFaults.check(publishing, spans.getLast().ledger(), faults);
        }
        return faults;
    }

    private static List<MeasuredGoal> goals(List<BrokenSpan> spans, double window) {
        var goals = new ArrayList<MeasuredGoal>();
        for (Breakage what : Breakage.values()) {
            List<BrokenSpan> these =
                    spans.stream().filter(span -> span.what() == what).toList();
            if (these.isEmpty()) {
                continue;
            }
            goals.add(MeasuredGoal.atMost(
                    "%s, %d times: the longest until the next delivery, s".formatted(what.words, these.size()),
                    OptionalDouble.of(these.stream()
                            .mapToDouble(BrokenSpan::nextSeconds)
                            .max()
                            .orElseThrow()),
                    NEXT_SECONDS));
            if (what == Breakage.RESTART) {
                goals.add(MeasuredGoal.atMost(
                        "%s: the longest until the next delivery once it is ready, s".formatted(what.words),
                        OptionalDouble.of(these.stream()
                                .mapToDouble(BrokenSpan::readySeconds)
                                .max()
                                .orElseThrow()),
                        NEXT_WHEN_READY_SECONDS));
            }
            goals.add(MeasuredGoal.atMost(
                    "%s: the most repeats (window and 250 ms)".formatted(what.words),
                    OptionalDouble.of((double)
                            these.stream().mapToLong(BrokenSpan::repeats).max().orElseThrow()),
                    what == Breakage.RESTART ? 0 : window));
        }
        return goals;
    }
}

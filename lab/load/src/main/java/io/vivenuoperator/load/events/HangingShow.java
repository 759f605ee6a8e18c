package io.vivenuoperator.load.events;

import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.events.MessageFlow.FlowSpan;
import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.goal.ShowReport;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.publishing.SampleMessage;
import io.vivenuoperator.load.settings.Variables;
import io.vivenuoperator.load.sink.HookAnswer;
import io.vivenuoperator.load.sink.HookBook;
import io.vivenuoperator.load.sink.HookBook.BookSize;
import io.vivenuoperator.load.sink.HookPost;
import io.vivenuoperator.load.sink.HookSignature;
import io.vivenuoperator.load.sink.KeyTurns;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * One of a hundred endpoints gets a tenth of the messages and hangs: what the others notice. Beside it one pool of 64 for all
 * endpoints, as others have it.
 */
final class HangingShow implements EventsShow {
    private static final int ENDPOINTS = 100;
    private static final int HANGING = 0;
    private static final int TENTH = 10;
    private static final int POOL = 64;
    private static final Duration WORK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double MORE = 1.2;
    private static final double RATE_LEFT = 0.98;
    private static final double COLLAPSED = 0.7;

    private final AtomicBoolean hangs = new AtomicBoolean();

    @Override
    public ShowReport report(EventsStage stage, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        var variables = new Variables(stage.environment());
        int rate = variables.number("HANG_RATE", 300, 10, 100_000);
        int seconds = variables.number("HANG_SECONDS", 6, 1, 3_600);
        int warmup = rate;
        int half = warmup + rate * seconds;
        HookBook book = book("hanging", 2 * half);
        hangs.set(false);
        var faults = new ArrayList<String>();
        var goals = new ArrayList<MeasuredGoal>();
        try (HookGroup group = HookGroup.open(stage, book, "{}", endpoint -> endpoint)) {
            var ledger = new Ledger(2 * half);
            var flow = new MessageFlow(group, ledger, HangingShow::endpoint, rate);
            FlowSpan well = flow.run(0, half);
            hangs.set(true);
            FlowSpan hanging = flow.run(half, 2 * half);
            long others =
                    ledger.acknowledged().stream().filter(HangingShow::isOther).count();
            var _ = HookGroup.comes(() -> book.delivered() - book.delivered(HANGING) >= others, PATIENCE);
            DeliveryLedger deliveries = DeliveryLedger.of(group);
            StoredMessages stored = deliveries.published();
            var before = DeliveryLatencies.of(stored, book, well.without(warmup), HangingShow::isOther);
            var during = DeliveryLatencies.of(stored, book, hanging.without(warmup), HangingShow::isOther);
            out.println("ledger: " + deliveries + "; publishing: " + ledger.tally());
            out.println("others, all well:    " + before);
            out.println("others, one hangs:   " + during);
            faults.addAll(deliveries.faults());
            FlowFaults.check(ledger, deliveries, faults);
            goals.add(MeasuredGoal.atMost(
                    "p99 of the other 99 endpoints while one hangs / while none does",
                    ratio(during.percentile(99), before.percentile(99)),
                    MORE));
            goals.add(MeasuredGoal.atLeast(
                    "the same for their rate", ratio(during.perSecond(), before.perSecond()), RATE_LEFT));
        }
        goals.add(control(stage, rate, seconds, out));
        return new ShowReport("hanging", goals, faults);
    }

    private MeasuredGoal control(EventsStage stage, int rate, int seconds, PrintStream out)
            throws InterruptedException {
        hangs.set(false);
        double well = pool(stage, rate, seconds);
        hangs.set(true);
        double hanging = pool(stage, rate, seconds);
        out.printf(
                Locale.ROOT,
                "one pool of %d:      others %.0f/s all well, %.0f/s while one hangs%n",
                POOL,
                well,
                hanging);
        return MeasuredGoal.atMost(
                "control, one pool of 64 for all: rate of the others", ratio(hanging, well), COLLAPSED);
    }

    /** How many a second come to the other endpoints while messages are due. */
    private double pool(EventsStage stage, int rate, int seconds) throws InterruptedException {
        int count = rate * seconds;
        HookBook book = book("pool", count);
        stage.hooks().serve(book::take);
        HookSignature signature = HookGroup.signature();
        OpenLoop pool = OpenLoop.start(
                stage.hooks().address(),
                number -> new HookPost(
                        endpoint(number),
                        book.run() + number,
                        SampleMessage.of(book.run(), number, 0, 0).payload().getBytes(StandardCharsets.UTF_8),
                        signature),
                new Ledger(count),
                IntStream.range(0, count).toArray(),
                rate,
                POOL);
        Thread.sleep(Duration.ofSeconds(seconds));
        long delivered = book.delivered() - book.delivered(HANGING);
        pool.stop();
        var _ = pool.await();
        return delivered / (double) seconds;
    }

    private HookBook book(String name, int count) {
        return new HookBook(
                HookGroup.prefix(name),
                new BookSize(ENDPOINTS, count),
                new KeyTurns(0),
                HookGroup.signature(),
                endpoint -> endpoint == HANGING && hangs.get() ? HookAnswer.NEVER : HookAnswer.taken(WORK));
    }

    private static int endpoint(int number) {
        return number % TENTH == 0 ? HANGING : 1 + (number - number / TENTH - 1) % (ENDPOINTS - 1);
    }

    private static boolean isOther(int number) {
        return endpoint(number) != HANGING;
    }

    private static OptionalDouble ratio(OptionalDouble of, OptionalDouble to) {
        return of.isPresent() && to.isPresent() ? ratio(of.getAsDouble(), to.getAsDouble()) : OptionalDouble.empty();
    }

    private static OptionalDouble ratio(double of, double to) {
        return to > 0 ? OptionalDouble.of(of / to) : OptionalDouble.empty();
    }
}

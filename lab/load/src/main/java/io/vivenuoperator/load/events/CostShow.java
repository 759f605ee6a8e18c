package io.vivenuoperator.load.events;

import io.vivenuoperator.load.events.CostSample.CostSubject;
import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.goal.ShowReport;
import io.vivenuoperator.load.settings.Variables;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a durable delivery costs, beside a bare loop of the same client and a queue of rows: each sends the same messages to the
 * same endpoints, 64 requests at once, in samples that take turns.
 */
final class CostShow implements EventsShow {
    private static final double OF_BARE = 0.7;
    private static final double OF_QUEUE = 1.25;
    private static final double DATABASE = 0.4;
    private static final double WAL = 0.3;

    @Override
    public ShowReport report(EventsStage stage, PrintStream out)
            throws IOException, SQLException, InterruptedException {
        var variables = new Variables(stage.environment());
        int rounds = variables.number("ROUNDS", 3, 1, 1_000);
        int messages = variables.number("MESSAGES", 1_000, 10, 1_000_000);
        var samples = new ArrayList<CostSample>();
        var faults = new ArrayList<String>();
        try (var senders = CostSenders.start(stage, messages)) {
            for (CostSubject subject : CostSubject.values()) {
                out.println("warm-up: " + senders.sample(subject, faults));
            }
            double idle = senders.idleDatabase();
            out.printf(Locale.ROOT, "the database while nothing is sent: %.3f of a processor%n", idle);
            for (int round = 0; round < rounds; round++) {
                List<CostSubject> order = new ArrayList<>(Arrays.asList(CostSubject.values()));
                Collections.rotate(order, round);
                for (CostSubject subject : order) {
                    CostSample sample = senders.sample(subject, faults);
                    // While others send, the service looks at the log all the same.
                    samples.add(subject == CostSubject.SERVICE ? sample : sample.withoutIdle(idle));
                    out.println(samples.getLast());
                }
            }
        }
        if (samples.size() != rounds * CostSubject.values().length) {
            faults.add("samples are missing");
        }
        return new ShowReport(
                "cost",
                List.of(
                        goal(
                                "bare loop / service: µs per delivery, all processes",
                                samples,
                                CostSubject.BARE,
                                CostSample::wholeMicros,
                                OF_BARE),
                        goal(
                                "queue / service: µs per delivery, all processes",
                                samples,
                                CostSubject.QUEUE,
                                CostSample::wholeMicros,
                                OF_QUEUE),
                        goal(
                                "bare loop / service: µs per delivery, without the endpoints",
                                samples,
                                CostSubject.BARE,
                                CostSample::micros,
                                OF_BARE),
                        goal(
                                "queue / service: µs per delivery, without the endpoints",
                                samples,
                                CostSubject.QUEUE,
                                CostSample::micros,
                                OF_QUEUE),
                        ofQueue("service / queue: the database's µs", samples, CostSample::postgresMicros, DATABASE),
                        ofQueue("service / queue: octets of WAL", samples, CostSample::walOctets, WAL)),
                faults);
    }

    private static MeasuredGoal goal(
            String words,
            List<CostSample> samples,
            CostSubject other,
            ToDoubleFunction<CostSample> figure,
            double bound) {
        return MeasuredGoal.atLeast(
                words,
                ratio(
                        CostSample.median(samples, other, figure),
                        CostSample.median(samples, CostSubject.SERVICE, figure)),
                bound);
    }

    private static MeasuredGoal ofQueue(
            String words, List<CostSample> samples, ToDoubleFunction<CostSample> figure, double bound) {
        return MeasuredGoal.atMost(
                words,
                ratio(
                        CostSample.median(samples, CostSubject.SERVICE, figure),
                        CostSample.median(samples, CostSubject.QUEUE, figure)),
                bound);
    }

    private static OptionalDouble ratio(OptionalDouble of, OptionalDouble to) {
        return of.isPresent() && to.isPresent() && to.getAsDouble() > 0
                ? OptionalDouble.of(of.getAsDouble() / to.getAsDouble())
                : OptionalDouble.empty();
    }
}

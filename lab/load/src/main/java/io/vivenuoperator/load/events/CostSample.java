package io.vivenuoperator.load.events;

import io.vivenuoperator.load.program.Processors.Reading;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What some deliveries cost.
 *
 * @param sender of the processors, in seconds
 * @param postgres the same
 * @param endpoints the same: the endpoints are this program
 * @param wal octets of the write-ahead log
 * @param others share of the machine that others took
 */
record CostSample(
        CostSubject subject,
        long deliveries,
        double seconds,
        double sender,
        double postgres,
        double endpoints,
        long wal,
        double others) {
    private static final double TICKS_PER_SECOND = 100;

    /** Who sends. */
    enum CostSubject {
        BARE("bare loop of the same client"),
        SERVICE("events service"),
        QUEUE("queue with SKIP LOCKED, batches of 512");

        private final String words;

        CostSubject(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What was taken between two readings. */
    static CostSample between(
            CostSubject subject, long deliveries, double seconds, Reading from, Reading to, long wal) {
        long program = to.program() - from.program();
        long postgres = to.postgres() - from.postgres();
        long load = to.load() - from.load();
        long all = to.all() - from.all();
        return new CostSample(
                subject,
                deliveries,
                seconds,
                program / TICKS_PER_SECOND,
                postgres / TICKS_PER_SECOND,
                load / TICKS_PER_SECOND,
                wal,
                all == 0 ? 0 : (to.busy() - from.busy() - program - postgres - load) / (double) all);
    }

    /** Without what the database does anyway, in seconds of the processors per second. */
    CostSample withoutIdle(double idle) {
        return new CostSample(
                subject, deliveries, seconds, sender, Math.max(0, postgres - idle * seconds), endpoints, wal, others);
    }

    /** Microseconds of the processors per delivery, of sender and database. */
    double micros() {
        return (sender + postgres) * 1e6 / deliveries;
    }

    /** With the endpoints' share. */
    double wholeMicros() {
        return (sender + postgres + endpoints) * 1e6 / deliveries;
    }

    double postgresMicros() {
        return postgres * 1e6 / deliveries;
    }

    double walOctets() {
        return wal / (double) deliveries;
    }

    double perSecond() {
        return deliveries / seconds;
    }

    /** The median of a subject's samples; empty without any. */
    static OptionalDouble median(List<CostSample> samples, CostSubject subject, ToDoubleFunction<CostSample> figure) {
        double[] sorted = samples.stream()
                .filter(sample -> sample.subject() == subject)
                .mapToDouble(figure)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int half = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-40s %6.1f µs per delivery: sender %6.1f, database %6.1f; with the endpoints %6.1f; WAL %5.0f octets;"
                        + " %6.0f/s; others took %2.0f %% of the machine",
                subject.words(),
                micros(),
                sender * 1e6 / deliveries,
                postgresMicros(),
                wholeMicros(),
                walOctets(),
                perSecond(),
                100 * Math.max(0, others));
    }
}

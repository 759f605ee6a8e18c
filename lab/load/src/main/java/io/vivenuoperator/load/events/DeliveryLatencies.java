package io.vivenuoperator.load.events;

import io.vivenuoperator.load.events.MessageFlow.FlowSpan;
import io.vivenuoperator.load.ledger.Latencies;
import io.vivenuoperator.load.sink.HookBook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * From the insert of a message, which is the last step before its commit, to the first octet at its endpoint. Both are read
 * from this machine's clock, so each latency includes the commit.
 *
 * @param expected how many there must be: those in the log
 * @param perSecond how many came within the span
 */
record DeliveryLatencies(Latencies latencies, int expected, double perSecond) {
    static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** Of the messages of a span that count. */
    static DeliveryLatencies of(StoredMessages stored, HookBook book, FlowSpan span, IntPredicate counts) {
        // What was refused was never published: its publisher knows.
        int[] numbers = IntStream.range(span.from(), span.to())
                .filter(number -> counts.test(number) && stored.has(number))
                .toArray();
        int[] micros = IntStream.of(numbers)
                .filter(number -> book.firstMicros(number) >= 0)
                .map(number -> (int) Math.max(0, book.firstMicros(number) - stored.micros(number)))
                .sorted()
                .toArray();
        long within = IntStream.of(numbers)
                .filter(number -> book.firstMicros(number) >= span.begin() && book.firstMicros(number) <= span.end())
                .count();
        return new DeliveryLatencies(new Latencies(micros), numbers.length, within / span.seconds());
    }

    /** In milliseconds; empty if one is missing, because the missing ones are the slowest. */
    OptionalDouble percentile(double percent) {
        return expected > 0 && latencies.sortedMicros().length == expected
                ? OptionalDouble.of(latencies.percentile(percent))
                : OptionalDouble.empty();
    }

    @Override
    public String toString() {
        int missing = expected - latencies.sortedMicros().length;
        return latencies.words("insert")
                + String.format(Locale.ROOT, ", %.0f/s", perSecond)
                + (missing == 0 ? "" : ", MISSING " + missing);
    }
}

package io.vivenuoperator.load.ledger;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The result of each delivery of a run, by number. Sending and answering are counted separately, so that a delivery lost in
 * between shows.
 */
public final class Ledger {
    private static final byte ACKNOWLEDGED = 1;
    private static final byte REFUSED = 2;
    private static final byte UNKNOWN = 3;

    private final byte[] outcomes;
    private final int[] micros;
    private final LongAdder sent = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

    public Ledger(int deliveries) {
        outcomes = new byte[deliveries];
        micros = new int[deliveries];
    }

    public void sent() {
        sent.increment();
    }

    /** A 2xx: the delivery must be in the database, whatever happens from now on. */
    public void acknowledged(int number, long nanosSinceDue) {
        outcomes[number] = ACKNOWLEDGED;
        micros[number] = (int) Math.min(Integer.MAX_VALUE, nanosSinceDue / 1_000);
        acknowledged.increment();
    }

    /** Any other answer. */
    public void refused(int number, int status) {
        outcomes[number] = REFUSED;
        statuses.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    /** No answer: it may or may not be in the database. */
    public void unknown(int number) {
        outcomes[number] = UNKNOWN;
    }

    /** How many have been acknowledged so far; may be called during the run. */
    public long acknowledgedSoFar() {
        return acknowledged.sum();
    }

    /** The acknowledged numbers. */
    public BitSet acknowledged() {
        return numbers(ACKNOWLEDGED);
    }

    /** The numbers that Vivenu would repeat. */
    public BitSet toSendAgain() {
        BitSet again = numbers(REFUSED);
        again.or(numbers(UNKNOWN));
        return again;
    }

    private BitSet numbers(byte outcome) {
        var numbers = new BitSet(outcomes.length);
        for (int number = 0; number < outcomes.length; number++) {
            if (outcomes[number] == outcome) {
                numbers.set(number);
            }
        }
        return numbers;
    }

    public Tally tally() {
        var byStatus = new TreeMap<Integer, Long>();
        statuses.forEach((status, count) -> byStatus.put(status, count.sum()));
        return new Tally(
                sent.sum(),
                numbers(ACKNOWLEDGED).cardinality(),
                numbers(REFUSED).cardinality(),
                numbers(UNKNOWN).cardinality(),
                byStatus);
    }

    /** From the due time to the answer, for acknowledged deliveries from this number on. */
    public Latencies latencies(int from) {
        return new Latencies(acknowledged().stream()
                .filter(number -> number >= from)
                .map(number -> micros[number])
                .sorted()
                .toArray());
    }
}

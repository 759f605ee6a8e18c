package io.vivenuoperator.load.sink;

import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * What the endpoints of a run were sent. A message is known by the run's prefix and its number, an endpoint by its number in
 * the path. Only what was answered, signed rightly and meant for this run counts as delivered.
 */
public final class HookBook {
    /** Before an endpoint's number in its path. */
    public static final String PATH = "/hook/";

    private static final long NEVER = -1;

    private final String run;
    private final BitSet[] delivered;
    private final BitSet[] replayed;
    private final long[] firstMicros;
    private final KeyTurns turns;
    private final HookSignature signature;
    private final IntFunction<HookAnswer> behaviour;
    private long repeats;
    private long replayedHits;
    private long forged;
    private long strangers;

    /**
     * An empty book.
     *
     * @param run the prefix of its ids
     * @param size how many endpoints there are, and numbers from 0
     * @param turns what is to come in order
     * @param behaviour what an endpoint answers, by its number
     */
    public HookBook(
            String run, BookSize size, KeyTurns turns, HookSignature signature, IntFunction<HookAnswer> behaviour) {
        this.run = run;
        this.turns = turns;
        this.signature = signature;
        this.behaviour = behaviour;
        delivered = bits(size.endpoints());
        replayed = bits(size.endpoints());
        firstMicros = new long[size.messages()];
        Arrays.fill(firstMicros, NEVER);
    }

    /** How many endpoints and messages there are. */
    public record BookSize(int endpoints, int messages) {}

    private static BitSet[] bits(int count) {
        var bits = new BitSet[count];
        Arrays.setAll(bits, _ -> new BitSet());
        return bits;
    }

    /** Whether a request is about a message of this run. */
    public boolean isFor(HookRequest request) {
        return request.header("webhook-id").startsWith(run);
    }

    /** Counts a request and says what its endpoint does. */
    public synchronized HookAnswer take(HookRequest request) {
        int endpoint = number(request.path(), PATH);
        int number = number(request.header("webhook-id"), run);
        if (endpoint < 0 || endpoint >= delivered.length || number < 0 || number >= firstMicros.length) {
            strangers++;
            return new HookAnswer(404, Duration.ZERO);
        }
        if (!signature.fits(request)) {
            forged++;
            return new HookAnswer(401, Duration.ZERO);
        }
        if (firstMicros[number] == NEVER) {
            firstMicros[number] = request.micros();
        }
        HookAnswer answer = behaviour.apply(endpoint);
        if (answer.comes() && answer.status() < 300) {
            enter(endpoint, number, !request.header("x-replay").isEmpty());
        }
        return answer;
    }

    private static int number(String text, String prefix) {
        try {
            return text.startsWith(prefix) ? Integer.parseInt(text.substring(prefix.length())) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void enter(int endpoint, int number, boolean replay) {
        if (replay) {
            replayedHits++;
            replayed[endpoint].set(number);
            return;
        }
        if (delivered[endpoint].get(number)) {
            repeats++;
        } else {
            delivered[endpoint].set(number);
            turns.first(number);
        }
    }

    public String run() {
        return run;
    }

    public int endpoints() {
        return delivered.length;
    }

    public synchronized boolean has(int endpoint, int number) {
        return delivered[endpoint].get(number);
    }

    /** How many messages have been delivered, to each endpoint once. */
    public synchronized long delivered() {
        return Arrays.stream(delivered).mapToLong(BitSet::cardinality).sum();
    }

    public synchronized long delivered(int endpoint) {
        return delivered[endpoint].cardinality();
    }

    /** How many were delivered to an endpoint beside these. */
    public synchronized long deliveredBeside(int endpoint, BitSet wanted) {
        var beside = (BitSet) delivered[endpoint].clone();
        beside.andNot(wanted);
        return beside.cardinality();
    }

    /** How many different messages came in replays. */
    public synchronized long replayed() {
        return Arrays.stream(replayed).mapToLong(BitSet::cardinality).sum();
    }

    /** How many came in replays, with repetitions. */
    public synchronized long replayedHits() {
        return replayedHits;
    }

    /** How many came again, outside replays. */
    public synchronized long repeats() {
        return repeats;
    }

    /** How many came before an earlier one of their key. */
    public synchronized long outOfTurn() {
        return turns.outOfTurn();
    }

    /** When the first octet of a message's first request was read, by the wall clock; negative if none was. */
    public synchronized long firstMicros(int number) {
        return firstMicros[number];
    }

    /** Whose signatures do not fit. */
    public synchronized long forged() {
        return forged;
    }

    /** That belong to no message or endpoint of this run. */
    public synchronized long strangers() {
        return strangers;
    }
}

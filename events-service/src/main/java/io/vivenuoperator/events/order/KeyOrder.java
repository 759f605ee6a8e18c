package io.vivenuoperator.events.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps the messages of a key in order: the next one goes only after the end of the one before. While a key's delivery fails,
 * later ones of the key are parked, and all other keys go on. Not thread-safe.
 */
public final class KeyOrder {
    /** Beyond this many, the subscription stops. */
    public static final int MOST_PARKED = 10_000;

    private final int mostParked;
    private final Map<String, KeyLine> lines = new HashMap<>();
    private final TreeSet<ParkedMessage> ready =
            new TreeSet<>(Comparator.comparing(ParkedMessage::due).thenComparingLong(ParkedMessage::seq));
    private int parked;

    public KeyOrder() {
        this(MOST_PARKED);
    }

    KeyOrder(int mostParked) {
        this.mostParked = mostParked;
    }

    /** What to do with the next fresh message of a key. */
    public enum Admission {
        GO,
        /** One of the key is under way, for the first time. */
        WAIT,
        /** The key's delivery fails. */
        PARK,
        /** It fails, and too many are parked. */
        FULL
    }

    /**
     * A message that failed, or waits behind one that did.
     *
     * @param attempts made so far
     * @param due not before this instant
     */
    public record ParkedMessage(String key, long seq, int attempts, Instant due) {}

    private static final class KeyLine {
        /** By seq: the ones that are stored with their due time, and those whose storing is not confirmed (empty). */
        private final TreeMap<Long, Optional<ParkedMessage>> waiting = new TreeMap<>();

        private boolean busy;
    }

    public Admission admit(String key) {
        KeyLine line = lines.get(key);
        if (line == null) {
            return Admission.GO;
        }
        if (line.waiting.isEmpty()) {
            return Admission.WAIT;
        }
        return parked < mostParked ? Admission.PARK : Admission.FULL;
    }

    /** A message of the key is under way, fresh or not. */
    public void began(String key) {
        KeyLine line = lines.computeIfAbsent(key, _ -> new KeyLine());
        unready(line);
        line.busy = true;
    }

    /** The message failed, or is put behind one that did; it waits until it is {@link #stored}. */
    public void park(String key, long seq) {
        KeyLine line = lines.computeIfAbsent(key, _ -> new KeyLine());
        unready(line);
        if (line.waiting.put(seq, Optional.empty()) == null) {
            parked++;
        }
        makeReady(line);
    }

    /** The attempt that was under way has failed. */
    public void failed(String key, long seq) {
        lines.computeIfAbsent(key, _ -> new KeyLine()).busy = false;
        park(key, seq);
    }

    /** A parked message is in the database. */
    public void stored(ParkedMessage message) {
        KeyLine line = lines.computeIfAbsent(message.key(), _ -> new KeyLine());
        unready(line);
        if (line.waiting.put(message.seq(), Optional.of(message)) == null) {
            parked++;
        }
        makeReady(line);
    }

    /** The message that was under way has ended for good: the key's next may go. */
    public void ended(String key, long seq) {
        KeyLine line = lines.get(key);
        if (line == null) {
            return;
        }
        unready(line);
        line.busy = false;
        if (line.waiting.remove(seq) != null) {
            parked--;
        }
        if (line.waiting.isEmpty()) {
            lines.remove(key);
        } else {
            makeReady(line);
        }
    }

    /** The parked message that has been due longest and whose turn it is. */
    public Optional<ParkedMessage> next(Instant now) {
        return ready.isEmpty()
                ? Optional.empty()
                : Optional.of(ready.first()).filter(m -> !m.due().isAfter(now));
    }

    /** How many failed or are parked. */
    public int parked() {
        return parked;
    }

    private void unready(KeyLine line) {
        head(line).ifPresent(ready::remove);
    }

    private void makeReady(KeyLine line) {
        if (!line.busy) {
            head(line).ifPresent(ready::add);
        }
    }

    private static Optional<ParkedMessage> head(KeyLine line) {
        return line.waiting.isEmpty()
                ? Optional.empty()
                : line.waiting.firstEntry().getValue();
    }
}

package io.vivenuoperator.events.lane;

import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a reader of the log has got: everything up to its place is stored as done, or is not wanted. Not thread-safe.
 */
public final class DeliveryPosition {
    private final TreeMap<Long, Instant> open = new TreeMap<>();
    private LogPlace read;

    /** Begins behind this place. */
    public DeliveryPosition(LogPlace begin) {
        this.read = begin;
    }

    /** A message is taken on; its place is not passed until it is recorded. */
    public void begin(long seq, Instant at) {
        open.put(seq, at);
    }

    /** What became of a message is stored. */
    public void recorded(long seq) {
        open.remove(seq);
    }

    /** The log was read up to here. */
    public void read(LogPlace place) {
        if (place.seq() > read.seq()) {
            read = place;
        }
    }

    /** Up to where the log was read. */
    public LogPlace read() {
        return read;
    }

    /** Up to where everything is done. The instant is at most that of the next message. */
    public LogPlace done() {
        Map.Entry<Long, Instant> first = open.firstEntry();
        return first == null ? read : new LogPlace(first.getKey() - 1, first.getValue());
    }

    /** How many are taken on and not recorded. */
    public int open() {
        return open.size();
    }
}

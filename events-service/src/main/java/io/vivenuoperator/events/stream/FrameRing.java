package io.vivenuoperator.events.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The newest messages as frames, in the order of the log: one ring for all clients of a process, each of which knows its place. */
final class FrameRing {
    private final ReentrantLock lock = new ReentrantLock();
    private final MessageFrame[] slots;
    private final long mostOctets;
    private long oldest;
    private long next;
    private long octets;
    private long floor;

    /**
     * An empty ring.
     *
     * @param mostFrames that it holds
     * @param mostOctets of all frames together
     * @param floor the message up to which it will know nothing
     */
    FrameRing(int mostFrames, long mostOctets, long floor) {
        this.slots = new MessageFrame[mostFrames];
        this.mostOctets = mostOctets;
        this.floor = floor;
    }

    /** Adds the message that follows the last one in the log. */
    void add(MessageFrame frame) {
        lock.lock();
        try {
            if (next - oldest == slots.length) {
                dropOldest();
            }
            slots[index(next)] = frame;
            next++;
            octets += frame.octets().length;
            while (octets > mostOctets) {
                dropOldest();
            }
        } finally {
            lock.unlock();
        }
    }

    private void dropOldest() {
        MessageFrame gone = slots[index(oldest)];
        oldest++;
        octets -= gone.octets().length;
        floor = gone.seq();
    }

    private int index(long number) {
        return (int) (number % slots.length);
    }

    /**
     * The frames behind a place, the next ones first; empty if the ring begins later, so that the log has to be read.
     *
     * @param most frames at once
     */
    Optional<List<MessageFrame>> after(long seq, int most) {
        lock.lock();
        try {
            if (seq < floor) {
                return Optional.empty();
            }
            List<MessageFrame> frames = new ArrayList<>();
            for (long at = firstBehind(seq); at < next && frames.size() < most; at++) {
                frames.add(slots[index(at)]);
            }
            return Optional.of(frames);
        } finally {
            lock.unlock();
        }
    }

    private long firstBehind(long seq) {
        long low = oldest;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (slots[index(middle)].seq() <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The newest message that it has or had. */
    long head() {
        lock.lock();
        try {
            return next == oldest ? floor : slots[index(next - 1)].seq();
        } finally {
            lock.unlock();
        }
    }
}

package io.vivenuoperator.salesapi.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The last messages of a region. A reader holds a number, not a queue; who is too far behind starts anew with a snapshot. One thread
 * at a time publishes, any number read.
 */
final class RegionFeed {
    static final int FRAMES = 256;
    /** Two a second. The first after a pause waits for nothing. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AtomicReferenceArray<Frame> ring = new AtomicReferenceArray<>(FRAMES);
    private volatile Head head;

    private Instant lastFrameAt = Instant.EPOCH;
    private Frame.Kind lastKind = Frame.Kind.SNAPSHOT;

    RegionFeed(Published first) {
        head = new Head(0, first);
    }

    /** The newest number, and what whoever has read up to it knows. */
    private static final class Head {
        private final long number;
        private final Published published;
        private volatile Optional<Frame> snapshot = Optional.empty();

        Head(long number, Published published) {
            this.number = number;
            this.published = published;
        }

        Frame snapshot() {
            Optional<Frame> known = snapshot;
            if (known.isPresent()) {
                return known.get();
            }
            Frame made = published.snapshot(number);
            snapshot = Optional.of(made);
            return made;
        }
    }

    long number() {
        return head.number;
    }

    /** All of the region, as those know it who have read up to the snapshot's number. */
    Frame snapshot() {
        return head.snapshot();
    }

    /** The messages after this one; empty without value if some of them are gone. */
    Optional<List<Frame>> after(long number) {
        long newest = number();
        if (number < 0 || number > newest || newest - number > FRAMES) {
            return Optional.empty();
        }
        List<Frame> frames = new ArrayList<>((int) (newest - number));
        for (long next = number + 1; next <= newest; next++) {
            Frame frame = ring.get(place(next));
            if (frame.number() != next) {
                return Optional.empty();
            }
            frames.add(frame);
        }
        return Optional.of(frames);
    }

    private static int place(long number) {
        return (int) (number % FRAMES);
    }

    /**
     * Publishes at most one message, if there is something to tell and the last one was a while ago; what is left is for the next time.
     */
    Optional<Frame> publish(Published now, Instant time) {
        boolean early = !time.isBefore(lastFrameAt) && time.isBefore(lastFrameAt.plus(PAUSE));
        if (early) {
            return Optional.empty();
        }
        Head last = head;
        Published told = last.published;
        boolean quality = !told.sameQuality(now);
        // In a rush there is always something to say about sales.
        if (quality && lastKind != Frame.Kind.QUALITY) {
            return Optional.of(publish(told.withQuality(now), now.quality(last.number + 1), time));
        }
        SortedMap<String, ObjectNode> changes = told.changesTo(now);
        if (!changes.isEmpty()) {
            return Optional.of(publish(told.withEvents(now), now.sales(last.number + 1, changes), time));
        }
        if (quality) {
            return Optional.of(publish(told.withQuality(now), now.quality(last.number + 1), time));
        }
        if (!told.events().equals(now.events())) {
            // Nothing that anybody is told; the next comparison needs not look again.
            head = new Head(last.number, told.withEvents(now));
        }
        return Optional.empty();
    }

    private Frame publish(Published published, Frame frame, Instant time) {
        ring.set(place(frame.number()), frame);
        head = new Head(frame.number(), published);
        lastFrameAt = time;
        lastKind = frame.kind();
        return frame;
    }
}

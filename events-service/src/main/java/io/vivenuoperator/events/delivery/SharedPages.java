package io.vivenuoperator.events.delivery;

import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import java.util.TreeSet;

/**
 * The pages of the log that are being read. Lanes that lag by about the same need the same messages, and one page is read for
 * all of them. Not thread-safe.
 */
final class SharedPages {
    private final int size;
    private final TreeSet<Long> asked = new TreeSet<>();

    /** @param size how many messages a page has, unless the log ends in it */
    SharedPages(int size) {
        this.size = size;
    }

    /**
     * Whether a page behind this place is to be read; if so, it counts as being read. A page of so many messages that begins
     * less than so many numbers earlier reaches beyond this place, and brings whoever waits for it further.
     */
    boolean ask(LogPlace place) {
        Long before = asked.floor(place.seq());
        return (before == null || place.seq() - before >= size) && asked.add(place.seq());
    }

    /** A page was read, or could not be. */
    void answered(LogPlace place) {
        asked.remove(place.seq());
    }
}

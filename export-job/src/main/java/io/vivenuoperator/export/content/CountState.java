package io.vivenuoperator.export.content;

import java.time.Instant;
import java.util.Optional;

/** How far a figure can be taken for the whole. */
enum CountState {
    /** All tickets are counted. */
    ALL("all tickets"),
    /** The first full reading goes on: there are at least as many. */
    SO_FAR("so far"),
    /** Nothing is known yet. */
    NOTHING("not yet");

    private final String words;

    CountState(String words) {
        this.words = words;
    }

    /** What stands in the sheet. */
    String words() {
        return words;
    }

    static CountState of(Optional<Instant> completeSince, Optional<Long> sold) {
        if (completeSince.isPresent()) {
            return ALL;
        }
        return sold.isPresent() ? SO_FAR : NOTHING;
    }
}

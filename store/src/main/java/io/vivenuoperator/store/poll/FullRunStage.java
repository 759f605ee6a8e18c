package io.vivenuoperator.store.poll;

import java.util.Arrays;

/** The stage of a region's full sync. */
public enum FullRunStage {
    /** The list of events is being read. */
    LISTING("Listing"),
    /** All events are listed; their tickets are being read. */
    READING("Reading"),
    /** All events were tried, and some must be retried. */
    EVENTS_LEFT("EventsLeft");

    private final String word;

    FullRunStage(String word) {
        this.word = word;
    }

    /** The value in the table. */
    String word() {
        return word;
    }

    static FullRunStage of(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("full_run.state has the unknown value " + word));
    }
}

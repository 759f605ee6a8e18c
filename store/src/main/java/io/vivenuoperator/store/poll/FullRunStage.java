package io.vivenuoperator.store.poll;

import java.util.Arrays;

/** What the full reading of a region is at. */
public enum FullRunStage {
    /** The list of events is being read. */
    LISTING("Listing"),
    /** All events are listed; their tickets are being read. */
    READING("Reading"),
    /** Every event was tried, and some are to be tried again. */
    EVENTS_LEFT("EventsLeft");

    private final String word;

    FullRunStage(String word) {
        this.word = word;
    }

    /** As it stands in the table. */
    String word() {
        return word;
    }

    static FullRunStage of(String word) {
        return Arrays.stream(values())
                .filter(stage -> stage.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("full_run.state is " + word + ", which is none"));
    }
}

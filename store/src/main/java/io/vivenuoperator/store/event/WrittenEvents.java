package io.vivenuoperator.store.event;

import java.util.List;

/**
 * What a batch of events has changed.
 *
 * @param changed those that are news: what a region's first reading finds was there before, and is none
 */
public record WrittenEvents(EventWriteCounts counts, List<ChangedEvent> changed) {
    public static final WrittenEvents NONE = new WrittenEvents(EventWriteCounts.NONE, List.of());

    public WrittenEvents {
        changed = List.copyOf(changed);
    }
}

package io.vivenuoperator.store.news;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events whose figures may have changed in a transaction, by what is known of them.
 *
 * @param eventKeys their keys in the store
 */
public record FiguresTouched(List<EventPlace> events, List<Integer> eventKeys) {
    public FiguresTouched {
        events = List.copyOf(events);
        eventKeys = List.copyOf(eventKeys);
    }

    public boolean isEmpty() {
        return events.isEmpty() && eventKeys.isEmpty();
    }

    Set<String> regions() {
        return events.stream().map(EventPlace::region).collect(Collectors.toSet());
    }
}

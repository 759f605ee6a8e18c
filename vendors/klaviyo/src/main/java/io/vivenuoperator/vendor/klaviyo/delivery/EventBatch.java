package io.vivenuoperator.vendor.klaviyo.delivery;

import java.util.List;

/**
 * A delivery: up to a thousand events.
 *
 * @param unreadable for each entry that is no event, its place in the batch, from 0, and what is wrong with it
 */
public record EventBatch(List<ProfileEvent> events, List<String> unreadable) {
    public EventBatch {
        events = List.copyOf(events);
        unreadable = List.copyOf(unreadable);
    }
}

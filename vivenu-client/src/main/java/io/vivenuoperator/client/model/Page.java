package io.vivenuoperator.client.model;

import java.util.List;

/**
 * A page of a list.
 *
 * @param items what could be read
 * @param unreadable what could not; it takes its place in the offset all the same
 * @param total how many records the whole list had when this page was answered; it moves while a list is being paged
 */
public record Page<T>(List<T> items, List<Unreadable> unreadable, long total) {

    public Page {
        items = List.copyOf(items);
        unreadable = List.copyOf(unreadable);
    }

    /** How many records Vivenu sent. */
    public int received() {
        return items.size() + unreadable.size();
    }
}

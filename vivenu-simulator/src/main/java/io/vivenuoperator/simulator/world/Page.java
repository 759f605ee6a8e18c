package io.vivenuoperator.simulator.world;

import java.util.List;

/**
 * A part of a list.
 *
 * @param total the length of the whole list at the same instant
 */
public record Page<T>(List<T> rows, int total) {
    public Page {
        rows = List.copyOf(rows);
    }

    /** The part of a complete list selected by {@code skip} and {@code top}. */
    public static <T> Page<T> of(List<T> all, long skip, int top) {
        return new Page<>(all.stream().skip(skip).limit(top).toList(), all.size());
    }
}

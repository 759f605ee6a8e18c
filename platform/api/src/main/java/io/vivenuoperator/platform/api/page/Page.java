package io.vivenuoperator.platform.api.page;

import java.util.List;
import java.util.Optional;

/**
 * Some rows of a list.
 *
 * @param next the cursor of the next page; empty if this is the last one
 */
public record Page<T>(List<T> rows, Optional<String> next) {
    public Page {
        rows = List.copyOf(rows);
    }
}

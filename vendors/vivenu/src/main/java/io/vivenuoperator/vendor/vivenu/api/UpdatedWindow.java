package io.vivenuoperator.vendor.vivenu.api;

import java.time.Instant;

/**
 * A span of {@code updatedAt}: from inclusive, until exclusive.
 *
 * @param until a fixed upper bound, so that the list does not grow while its pages are read
 */
public record UpdatedWindow(Instant from, Instant until) {
    public UpdatedWindow {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("the window must end after it starts, but is " + from + " to " + until);
        }
    }
}

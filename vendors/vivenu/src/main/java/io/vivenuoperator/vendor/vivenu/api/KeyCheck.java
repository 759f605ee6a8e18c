package io.vivenuoperator.vendor.vivenu.api;

import java.util.Optional;

/** What Vivenu says about an API key. */
public sealed interface KeyCheck {
    /**
     * Vivenu takes it.
     *
     * @param sellerId whose key it is; empty while the seller has no event to tell it by
     */
    record Accepted(Optional<String> sellerId) implements KeyCheck {}

    /**
     * Vivenu does not take it.
     *
     * @param status 401 or 403
     */
    record Refused(int status) implements KeyCheck {}
}

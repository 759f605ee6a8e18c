package io.vivenuoperator.vendor.vivenu.api;

import java.util.Optional;

/** Vivenu's answer about an API key. */
public sealed interface KeyCheck {
    /**
     * Vivenu accepts it.
     *
     * @param sellerId the key's seller; empty while the seller has no event that names it
     */
    record Accepted(Optional<String> sellerId) implements KeyCheck {}

    /**
     * Vivenu refuses it.
     *
     * @param status 401 or 403
     */
    record Refused(int status) implements KeyCheck {}
}

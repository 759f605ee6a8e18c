package io.vivenuoperator.operator.shared;

import java.util.Optional;

/**
 * Where a document is stored.
 *
 * @param <D> the document
 */
public interface DocumentHome<D> {
    /**
     * What is stored.
     *
     * @param version the resource version it was read with; absent if nothing is stored
     */
    record Stored<D>(D document, Optional<String> version) {}

    Stored<D> read();

    /** Replaces this version of the document; empty if it has changed or disappeared since. */
    Optional<Stored<D>> write(D document, Optional<String> version);

    /** What to store when the object was deleted, from the last known content. */
    default D afterLoss(D last) {
        return last;
    }
}

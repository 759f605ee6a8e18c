package io.vivenuoperator.salesapi.portfolio;

import io.vivenuoperator.store.query.EventFigures;
import java.time.Instant;
import java.util.Optional;

/**
 * An event in memory.
 *
 * @param changedAt when the figures of one of its types last changed
 * @param version another number as soon as anything here or any figure of it over time is another
 */
public record HeldEvent(EventFigures figures, Optional<Instant> changedAt, long version) {
    boolean same(EventFigures other, Optional<Instant> otherChange) {
        return figures.equals(other) && changedAt.equals(otherChange);
    }
}

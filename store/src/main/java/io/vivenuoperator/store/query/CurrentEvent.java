package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.Optional;

/**
 * An event as it is now, read with all others at once.
 *
 * @param changedAt when the figures of one of its types last changed, by our observation
 */
public record CurrentEvent(EventFigures figures, Optional<Instant> changedAt) {}

package io.vivenuoperator.store.query;

import java.util.List;
import java.util.Optional;

/**
 * When nobody looked.
 *
 * @param known the part of the asked time of which that can be told: since the region is complete, as far as polls vouch
 * @param gaps within it, in their order
 */
public record Gaps(Optional<TimeSpan> known, List<TimeSpan> gaps) {
    public Gaps {
        gaps = List.copyOf(gaps);
    }
}

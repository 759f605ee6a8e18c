package io.vivenuoperator.store.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which rows an export has.
 *
 * @param regions none: every region that the asker may see
 * @param from leaves out rows of a time before; an event's time is its date
 * @param to leaves out rows of that time and later ones
 * @param deleted whether also those of events that are not at Vivenu any more
 * @param gone whether also tickets that are not at Vivenu any more
 */
public record ExportFilter(
        List<String> regions, Optional<Instant> from, Optional<Instant> to, boolean deleted, boolean gone) {
    public ExportFilter {
        regions = List.copyOf(regions);
    }
}

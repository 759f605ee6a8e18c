package io.vivenuoperator.vendor.api.source;

import java.util.Optional;

/** A platform's people, page by page. */
public interface PersonSource {
    /** Whether the platform can be asked for changes only. If not, each reading is of everybody. */
    boolean tellsChanges();

    /**
     * A page, or why there is none.
     *
     * @param mark from the page before, of the same scope; empty for the first
     */
    PageOutcome page(ReadScope scope, Optional<PageMark> mark);
}

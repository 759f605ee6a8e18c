package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Instant;

/** What a page means for its stream's cursor; kept in the transaction that stores the page. */
public sealed interface CursorUpdate {
    /** Nothing: the page is of another list. */
    record Nowhere() implements CursorUpdate {}

    /**
     * A window of changes is read up to there, and pages are still to come.
     *
     * @param certain up to which the stream is read for certain when they have come; the window may reach further
     */
    record Within(UpdatedWindow window, PagePosition next, Instant certain) implements CursorUpdate {}

    /**
     * All changes until then are read, and no window is open.
     *
     * @param readUntil in the vendor's time
     * @param lookedUntil the time that we can vouch for, which our clock bounds, too
     */
    record To(Instant readUntil, Instant lookedUntil) implements CursorUpdate {}
}

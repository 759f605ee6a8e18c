package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Instant;

/** What a page changes about its stream's cursor; stored in the page's transaction. */
public sealed interface CursorUpdate {
    /** Nothing: the page belongs to another list. */
    record Nowhere() implements CursorUpdate {}

    /**
     * Part of a window was read, and more pages follow.
     *
     * @param certain up to where the stream is certainly read after the last page; the window may extend further
     */
    record Within(UpdatedWindow window, PagePosition next, Instant certain) implements CursorUpdate {}

    /**
     * All changes up to here are read, and no window is unfinished.
     *
     * @param readUntil in the vendor's time
     * @param lookedUntil the time we can vouch for, which is also limited by our clock
     */
    record To(Instant readUntil, Instant lookedUntil) implements CursorUpdate {}
}

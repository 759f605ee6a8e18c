package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.api.UpdatedWindow;
import io.vivenuoperator.client.paging.PagePosition;
import java.time.Instant;

/** What a page means for its stream's cursor; kept in the transaction that stores the page. */
public sealed interface Advance {

    /** Nothing: the page is of another list. */
    record Nowhere() implements Advance {}

    /** A window of changes is read up to there, and pages are still to come. */
    record Within(UpdatedWindow window, PagePosition next) implements Advance {}

    /** All changes until then are read. */
    record To(Instant readUntil) implements Advance {}
}

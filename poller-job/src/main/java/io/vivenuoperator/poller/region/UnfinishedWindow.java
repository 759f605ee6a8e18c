package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Instant;

/**
 * A window of changes that an earlier run could not read to its end.
 *
 * @param next where it goes on
 * @param certain up to which the stream is read for certain when it is at its end
 */
public record UnfinishedWindow(UpdatedWindow window, PagePosition next, Instant certain) {}

package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.api.UpdatedWindow;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Instant;

/**
 * A window of changes that an earlier run could not finish.
 *
 * @param next where it continues
 * @param certain up to where the stream is certainly read at its end
 */
public record UnfinishedWindow(UpdatedWindow window, PagePosition next, Instant certain) {}

package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.api.UpdatedWindow;
import io.vivenuoperator.client.paging.PagePosition;

/**
 * A window of changes that an earlier run could not read to its end.
 *
 * @param next where it goes on
 */
public record OpenWindow(UpdatedWindow window, PagePosition next) {}

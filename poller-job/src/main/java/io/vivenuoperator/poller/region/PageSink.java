package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;

/**
 * Stores pages of records. Unreadable records go into the quarantine with their reason; records that have become
 * readable leave it.
 */
@FunctionalInterface
public interface PageSink<T> {
    /** Stores a page and moves the stream's cursor with it. */
    void store(RecordPage<T> page, CursorUpdate advance);
}

package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;

/** Takes pages of records. Those that can't be read go to the quarantine with their reason; those that can, leave it. */
@FunctionalInterface
public interface PageSink<T> {

    /** Stores a page, and moves its stream's cursor together with the rows. */
    void store(RecordPage<T> page, CursorUpdate advance);
}

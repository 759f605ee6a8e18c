package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import java.util.Optional;
import java.util.function.Consumer;

/** A list of the vendor's, read page by page. For one thread. */
public final class VendorList<T> {

    private final PageWalk<T> walk;

    public VendorList(PageWalk<T> walk) {
        this.walk = walk;
    }

    /** Goes on where an earlier reading stood. */
    VendorList<T> from(PagePosition position) {
        walk.from(position);
        return this;
    }

    /** The next page, or empty after the last one. */
    Answer<Optional<RecordPage<T>>> next() {
        return Answer.to(walk::next);
    }

    /** Hands on each page that is left; false when the list moved too much, so that it has to be read again. */
    Answer<Boolean> readRest(Consumer<RecordPage<T>> keep) {
        Answer<Optional<RecordPage<T>>> page = next();
        while (page instanceof Answer.Given(Optional<RecordPage<T>> given) && given.isPresent()) {
            keep.accept(given.get());
            page = next();
        }
        return page.map(_ -> isComplete());
    }

    /** Where the next page begins. */
    PagePosition position() {
        return walk.position();
    }

    /** Where a later run may go on; at the end of a list that moved too much that is its beginning. */
    PagePosition resumeAt() {
        return walk.hasNext() ? walk.position() : PagePosition.START;
    }

    /** Whether all of it was read. */
    boolean isComplete() {
        return walk.isComplete();
    }

    /** How many records it had when its last page was answered. */
    long total() {
        return walk.total();
    }
}

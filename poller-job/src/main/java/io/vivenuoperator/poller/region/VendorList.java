package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import java.util.Optional;
import java.util.function.Consumer;

/** One of the vendor's lists, read page by page. For one thread. */
public final class VendorList<T> {
    private final PageWalk<T> walk;

    public VendorList(PageWalk<T> walk) {
        this.walk = walk;
    }

    /** Resumes where an earlier run stopped. */
    VendorList<T> from(PagePosition position) {
        walk.from(position);
        return this;
    }

    /** The next page; empty after the last one. */
    VendorAnswer<Optional<RecordPage<T>>> next() {
        return VendorAnswer.to(walk::next);
    }

    /** Passes on each remaining page; false if the list changed too much and has to be read again. */
    VendorAnswer<Boolean> readRest(Consumer<RecordPage<T>> keep) {
        VendorAnswer<Optional<RecordPage<T>>> page = next();
        while (page instanceof VendorAnswer.Given(Optional<RecordPage<T>> given) && given.isPresent()) {
            keep.accept(given.get());
            page = next();
        }
        return page.map(_ -> isComplete());
    }

    /** Where the next page begins. */
    PagePosition position() {
        return walk.position();
    }

    /** Where a later run may resume; after the end of a list that changed too much, that is its beginning. */
    PagePosition resumeAt() {
        return walk.hasNext() ? walk.position() : PagePosition.START;
    }

    /** Whether all of it was read. */
    boolean isComplete() {
        return walk.isComplete();
    }

    /** The length of the list at the last page. */
    long total() {
        return walk.total();
    }
}

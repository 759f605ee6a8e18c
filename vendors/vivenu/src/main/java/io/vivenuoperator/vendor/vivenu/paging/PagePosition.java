package io.vivenuoperator.vendor.vivenu.paging;

import java.util.Optional;

/**
 * The position of a walk between two pages, for a reader that resumes after its process was killed.
 *
 * @param skip where the next page begins
 * @param total how many records the list had at the last page, if an answer has told
 */
public record PagePosition(long skip, Optional<Long> total) {
    /** Before the first page. */
    public static final PagePosition START = of(0);

    public PagePosition {
        if (skip < 0 || total.orElse(0L) < 0) {
            throw new IllegalArgumentException("no position of a walk: skip " + skip + ", total " + total);
        }
    }

    /** So far into a list of which nothing else is known. */
    public static PagePosition of(long skip) {
        return new PagePosition(skip, Optional.empty());
    }
}

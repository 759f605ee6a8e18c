package io.vivenuoperator.vendor.vivenu.paging;

/**
 * The position of a walk between two pages, for a reader that resumes after its process was killed.
 *
 * @param skip where the next page begins
 * @param total the length of the list at the last page, or -1 if unknown
 */
public record PagePosition(long skip, long total) {
    /** Before the first page. */
    public static final PagePosition START = new PagePosition(0, -1);

    public PagePosition {
        if (skip < 0 || total < -1) {
            throw new IllegalArgumentException("no position of a walk: skip " + skip + ", total " + total);
        }
    }
}

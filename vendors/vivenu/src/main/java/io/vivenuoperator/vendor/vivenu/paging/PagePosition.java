package io.vivenuoperator.vendor.vivenu.paging;

/**
 * Where a walk stands between two pages, for a reader that wants to go on after its process was killed.
 *
 * @param skip where the next page begins
 * @param total how many records the list had at the last page, or -1 when that is not known
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

package io.vivenuoperator.vendor.vivenu.paging;

/**
 * A slice of a list.
 *
 * @param skip how many records to skip
 * @param top the most records to return, 1 to 1000
 * @param patient whether a 503 is retried with the same size; otherwise it is passed on at once, to a caller that halves
 * the page
 */
public record PageRequest(long skip, int top, boolean patient) {
    /** Vivenu's upper limit. */
    public static final int LARGEST = 1000;

    public PageRequest {
        if (skip < 0 || top < 1 || top > LARGEST) {
            throw new IllegalArgumentException(
                    "a page needs skip >= 0 and top from 1 to 1000, but has skip " + skip + " and top " + top);
        }
    }

    public static PageRequest first(int top) {
        return new PageRequest(0, top, true);
    }
}

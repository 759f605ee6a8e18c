package io.vivenuoperator.vendor.vivenu.paging;

/**
 * How many records of one list are asked for at once: as many as fit into a budget of bytes, by the size of those that the last
 * page had. Shared by the walks of a client, so that each begins with what the ones before it have learned.
 *
 * <p>For one thread.
 */
public final class PageSize {
    /** What an answer should have at most: seconds on a slow line. */
    private static final long BUDGET = 8L * 1024 * 1024;

    private final int most;
    private int size;

    /**
     * A size that adapts.
     *
     * @param first for the first page, when nothing is known of the records
     * @param most however small they are
     */
    public PageSize(int first, int most) {
        this.size = Math.min(first, most);
        this.most = most;
    }

    /** Always the same. */
    public static PageSize of(int size) {
        return new PageSize(size, size);
    }

    int size() {
        return size;
    }

    /**
     * Fits the next page to the records of the last one.
     *
     * @param recordBytes how large one was on average, 0 when that is not known
     */
    void learn(long recordBytes) {
        if (recordBytes > 0) {
            size = Math.clamp(BUDGET / recordBytes, 1, most);
        }
    }
}

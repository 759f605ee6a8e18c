package io.vivenuoperator.vendor.vivenu.paging;

/**
 * The page size for one list: as many records as fit into a budget of bytes, by the size of the records on the previous
 * page. Shared by a client's walks, so that each starts with what the previous ones learned.
 *
 * <p>For one thread.
 */
public final class PageSize {
    /** The largest answer to aim for: seconds on a slow line. */
    private static final long BUDGET = 8L * 1024 * 1024;

    private final int most;
    private int size;

    /**
     * An adaptive size.
     *
     * @param first for the first page, when the size of records is unknown
     * @param most however small the records are
     */
    public PageSize(int first, int most) {
        this.size = Math.min(first, most);
        this.most = most;
    }

    /** A constant size. */
    public static PageSize of(int size) {
        return new PageSize(size, size);
    }

    /** The same for another walk, whose first page is smaller. */
    public PageSize beginningWith(int first) {
        return new PageSize(Math.min(first, size), most);
    }

    int size() {
        return size;
    }

    /**
     * Adapts the next page to the records of the previous one.
     *
     * @param recordBytes their average size, 0 if unknown
     */
    void learn(long recordBytes) {
        if (recordBytes > 0) {
            size = Math.clamp(BUDGET / recordBytes, 1, most);
        }
    }
}

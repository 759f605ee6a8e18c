package io.vivenuoperator.vendor.vivenu.record;

/** What is read of one record at most, so that the vendor does not decide how much memory it takes. */
public final class RecordLimits {
    private static final long MEBIBYTE = 1024 * 1024;

    /** Characters of one text that are kept; what is longer is longer than any field of ours may be. */
    public static final int LONGEST_TEXT = 32 * 1024;

    /** Characters of one number that are read as one. */
    public static final int LONGEST_NUMBER = 1000;

    /** As Vivenu sends it. */
    static final long LARGEST_RECORD = 16 * MEBIBYTE;

    /** What we keep of a record, by {@link #weight}. The largest known event has 165 types: less than a hundredth of it. */
    static final long MOST_KEPT_OF_A_RECORD = 4 * MEBIBYTE;

    private static final int OF_A_VALUE = 64;

    private RecordLimits() {}

    /** About how much memory a value takes. */
    public static long weight(int length) {
        return (long) OF_A_VALUE + length;
    }

    /** For people. */
    public static String mebibytes(long bytes) {
        return bytes / MEBIBYTE + " MiB";
    }
}

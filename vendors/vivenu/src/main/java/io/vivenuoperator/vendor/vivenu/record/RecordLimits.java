package io.vivenuoperator.vendor.vivenu.record;

/** Limits on what is read of one record, so that the vendor can't exhaust memory. */
public final class RecordLimits {
    private static final long MEBIBYTE = 1024 * 1024;

    /** How many characters of a text are kept; no field of ours may be longer. */
    public static final int LONGEST_TEXT = 32 * 1024;

    /** The longest number that is accepted. */
    public static final int LONGEST_NUMBER = 1000;

    /** As sent by Vivenu. */
    static final long LARGEST_RECORD = 16 * MEBIBYTE;

    /**
     * How much of a record is kept, by {@link #weight}. The largest known event has 165 types and needs less than a
     * hundredth of it.
     */
    static final long MOST_KEPT_OF_A_RECORD = 4 * MEBIBYTE;

    private static final int OF_A_VALUE = 64;

    private RecordLimits() {}

    /** Roughly how much memory a value takes. */
    public static long weight(int length) {
        return (long) OF_A_VALUE + length;
    }

    /** For people. */
    public static String mebibytes(long bytes) {
        return bytes / MEBIBYTE + " MiB";
    }
}

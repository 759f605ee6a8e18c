package io.vivenuoperator.client.json;

/** What is read of an answer and of a record at most, so that neither decides how much memory it takes. */
final class Limits {

    private static final long MEBIBYTE = 1024 * 1024;

    /** Records behind this are left to the next page. */
    static final long LARGEST_ANSWER = 64 * MEBIBYTE;

    /** As Vivenu sends it. */
    static final long LARGEST_RECORD = 16 * MEBIBYTE;

    /** What we keep of a record, by {@link #weight}. The largest known event has 165 types: less than a hundredth of it. */
    static final long MOST_KEPT_OF_A_RECORD = 4 * MEBIBYTE;

    /** What we keep of a page; records behind this are left to the next page. */
    static final long MOST_KEPT_OF_A_PAGE = 6 * MEBIBYTE;

    /** Characters of one text that we keep. */
    static final int LONGEST_TEXT = 32 * 1024;

    /** Characters of an id; Vivenu's have 24. */
    static final int LONGEST_ID = 256;

    /** Characters of one number that we keep. */
    static final int LONGEST_NUMBER = 100;

    private static final int OF_A_VALUE = 64;

    private Limits() {}

    /** About how much memory a value takes. */
    static long weight(int length) {
        return (long) OF_A_VALUE + length;
    }

    static String mebibytes(long bytes) {
        return bytes / MEBIBYTE + " MiB";
    }
}

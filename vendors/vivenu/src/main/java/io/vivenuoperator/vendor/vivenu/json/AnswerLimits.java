package io.vivenuoperator.vendor.vivenu.json;

import io.vivenuoperator.vendor.vivenu.record.RecordLimits;

/** What is read of an answer at most; of one of its records, see {@link RecordLimits}. */
final class AnswerLimits {
    private static final long MEBIBYTE = 1024 * 1024;

    /** Records behind this are left to the next page. */
    static final long LARGEST_ANSWER = 64 * MEBIBYTE;

    /** What we keep of a page; records behind this are left to the next page. */
    static final long MOST_KEPT_OF_A_PAGE = 6 * MEBIBYTE;

    private AnswerLimits() {}
}

package io.vivenuoperator.vendor.vivenu.json;

import io.vivenuoperator.vendor.vivenu.record.RecordLimits;

/** Limits on what is read of an answer; for single records, see {@link RecordLimits}. */
final class AnswerLimits {
    private static final long MEBIBYTE = 1024 * 1024;

    /** Records after this point are left to the next page. */
    static final long LARGEST_ANSWER = 64 * MEBIBYTE;

    /** How much of a page is kept; records after this point are left to the next page. */
    static final long MOST_KEPT_OF_A_PAGE = 6 * MEBIBYTE;

    private AnswerLimits() {}
}

package io.vivenuoperator.vendor.vivenu.json;

import io.vivenuoperator.vendor.vivenu.record.RecordLimits;
import java.io.IOException;

/** An answer exceeds the limit. */
final class AnswerTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLargeException() {
        super("the answer is larger than " + RecordLimits.mebibytes(AnswerLimits.LARGEST_ANSWER));
    }
}

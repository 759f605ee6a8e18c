package io.vivenuoperator.client.json;

import io.vivenuoperator.client.record.RecordLimits;
import java.io.IOException;

/** An answer goes on beyond what is read of one. */
final class AnswerTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException() {
        super("the answer is larger than " + RecordLimits.mebibytes(AnswerLimits.LARGEST_ANSWER));
    }
}

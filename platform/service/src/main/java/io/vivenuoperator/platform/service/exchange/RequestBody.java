package io.vivenuoperator.platform.service.exchange;

import io.vivenuoperator.platform.service.problem.Problem;
import java.io.InputStream;

/** A request's body. */
public sealed interface RequestBody {
    /** The bytes exactly as received. */
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(byte[] bytes) implements RequestBody {}

    /**
     * A rejected body, whose rest is left unread.
     *
     * @param rest what may still arrive
     */
    record NotTaken(Problem problem, InputStream rest) implements RequestBody {
        static NotTaken nothingLeft(Problem problem) {
            return new NotTaken(problem, InputStream.nullInputStream());
        }
    }
}

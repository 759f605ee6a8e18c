package io.vivenuoperator.platform.service.exchange;

import io.vivenuoperator.platform.service.problem.Problem;
import java.io.InputStream;

/** What a request brought. */
public sealed interface RequestBody {
    /** The bytes exactly as received. */
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(byte[] bytes) implements RequestBody {}

    /**
     * Not to be read to its end for the sake of the connection.
     *
     * @param rest what may still come
     */
    record NotTaken(Problem problem, InputStream rest) implements RequestBody {
        static NotTaken nothingLeft(Problem problem) {
            return new NotTaken(problem, InputStream.nullInputStream());
        }
    }
}

package io.vivenuoperator.platform.httpclient.answer;

import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Parses a 2xx answer while it arrives. Called again for each attempt.
 *
 * @param <T> the result
 */
@FunctionalInterface
public interface BodyReader<T> {
    /**
     * Reads the body, which need not be closed.
     *
     * @throws IOException if the body was cut off; the call is repeated
     * @throws ForeignAnswerException if something else answered in the service's place
     */
    T read(InputStream body) throws IOException, ForeignAnswerException;
}

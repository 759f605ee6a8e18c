package io.vivenuoperator.platform.httpclient.answer;

import java.io.IOException;

/** The body of a refusal, not yet read. */
@FunctionalInterface
public interface ErrorBody {
    /** How much of it there is to read: a service's own errors are short. */
    int LONGEST = 16 * 1024;

    /**
     * Its first bytes, {@link #LONGEST} at most.
     *
     * @throws IOException when it broke off
     */
    byte[] read() throws IOException;
}

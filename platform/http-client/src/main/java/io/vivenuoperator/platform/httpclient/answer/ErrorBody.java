package io.vivenuoperator.platform.httpclient.answer;

import java.io.IOException;

/** The body of an error, not yet read. */
@FunctionalInterface
public interface ErrorBody {
    /** The most that can be read of it: a service's own errors are short. */
    int LONGEST = 16 * 1024;

    /**
     * Its first bytes, at most {@link #LONGEST}.
     *
     * @throws IOException if it was cut off
     */
    byte[] read() throws IOException;
}

package io.vivenuoperator.platform.service.exchange;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a response that goes on, on the request's own thread. Nothing limits how long a write takes; that is up to the writer. */
@FunctionalInterface
public interface StreamWriter {
    /**
     * Writes until there is no more. What must arrive at once has to be flushed. Whatever is thrown cuts the connection off, so that
     * the client does not take the response for a whole one.
     *
     * @throws IOException if the client is gone
     */
    void writeTo(OutputStream out) throws IOException;
}

package io.vivenuoperator.platform.api.stream;

import java.io.IOException;

/** What one client of a stream has not been told yet. */
@FunctionalInterface
public interface StreamNews {
    /**
     * Writes it, message by message, without flushing.
     *
     * @return whether there was any
     */
    boolean writeTo(WatchedWriter writer) throws IOException;
}

package io.vivenuoperator.events.stream;

import io.vivenuoperator.store.message.MessageFilter;
import java.util.Optional;

/**
 * A message as every client gets it, encoded once.
 *
 * @param seq its place in the log
 * @param octets of the frame, with its blank line
 */
@SuppressWarnings("ArrayRecordComponent")
record MessageFrame(long seq, String type, String source, Optional<String> key, byte[] octets) {
    boolean isFor(MessageFilter wanted) {
        return wanted.matches(type, source, key);
    }
}

package io.vivenuoperator.store.poll;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a window of changes has been read.
 *
 * @param skip the number of its records read
 * @param total its length then, if a page has shown it
 * @param certain up to where the stream is certainly read at the window's end; the window may reach further
 */
public record WindowProgress(Instant from, Instant until, long skip, Optional<Long> total, Instant certain) {}

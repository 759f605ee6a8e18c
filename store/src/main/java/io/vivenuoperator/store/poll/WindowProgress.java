package io.vivenuoperator.store.poll;

import java.time.Instant;

/**
 * How far a window of changes has been read.
 *
 * @param skip the number of its records read
 * @param total its length then
 * @param certain up to where the stream is certainly read at the window's end; the window may extend further
 */
public record WindowProgress(Instant from, Instant until, long skip, long total, Instant certain) {}

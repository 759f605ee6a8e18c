package io.vivenuoperator.store.poll;

import java.time.Instant;

/**
 * How far a window of changes is read.
 *
 * @param skip how many of its records were read
 * @param total how many it had then
 * @param certain up to which the stream is read for certain when the window is at its end; the window may reach further
 */
public record WindowProgress(Instant from, Instant until, long skip, long total, Instant certain) {}

package io.vivenuoperator.store.poll;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a window of changes has been read.
 *
 * @param skip how many of its records were read
 * @param total how many it had then, if a page has told
 * @param certain up to which the stream is read for certain when the window is at its end; the window may reach further
 */
public record WindowProgress(Instant from, Instant until, long skip, Optional<Long> total, Instant certain) {}

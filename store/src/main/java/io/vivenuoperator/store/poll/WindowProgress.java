package io.vivenuoperator.store.poll;

import java.time.Instant;

/**
 * How far a window of changes is read.
 *
 * @param skip how many of its records were read
 * @param total how many it had then
 */
public record WindowProgress(Instant from, Instant until, long skip, long total) {}

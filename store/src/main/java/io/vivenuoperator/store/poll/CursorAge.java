package io.vivenuoperator.store.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a stream has been read.
 *
 * @param readUntil in Vivenu's time
 * @param sinceMoved how long ago it moved forward, by the database's clock; never negative
 */
public record CursorAge(Instant readUntil, Duration sinceMoved) {}

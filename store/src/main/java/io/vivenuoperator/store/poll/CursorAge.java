package io.vivenuoperator.store.poll;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a stream is read.
 *
 * @param readUntil in Vivenu's time
 * @param sinceMoved by the database's clock, how long ago it moved forward; never negative
 */
public record CursorAge(Instant readUntil, Duration sinceMoved) {}

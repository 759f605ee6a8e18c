package io.vivenuoperator.poller.region;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a stream is read.
 *
 * @param readUntil in the vendor's time
 * @param sinceMoved by the store's clock, how long ago it moved forward
 */
public record StreamCursor(Instant readUntil, Duration sinceMoved) {}

package io.vivenuoperator.poller.region;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a stream has been read.
 *
 * @param readUntil in the vendor's time
 * @param sinceMoved how long ago it moved forward, by the store's clock
 */
public record StreamCursor(Instant readUntil, Duration sinceMoved) {}

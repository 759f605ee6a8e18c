package io.vivenuoperator.receiver.batch;

import java.time.Duration;

/**
 * The writer's limits.
 *
 * @param rows most deliveries in one transaction
 * @param bytes most bytes of their bodies together
 * @param idle how long the writer waits without deliveries before it pings the database
 * @param reconnect the pause between two attempts to connect
 */
public record BatchLimits(int rows, long bytes, Duration idle, Duration reconnect) {}

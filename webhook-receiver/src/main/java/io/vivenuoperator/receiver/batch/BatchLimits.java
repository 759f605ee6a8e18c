package io.vivenuoperator.receiver.batch;

import java.time.Duration;

/**
 * How the writer works.
 *
 * @param rows deliveries in one transaction
 * @param bytes what their bodies add up to
 * @param idle how long nothing may come before the database is asked for a sign of life
 * @param reconnect the pause between two tries to reach the database
 */
public record BatchLimits(int rows, long bytes, Duration idle, Duration reconnect) {}

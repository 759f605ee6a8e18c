package io.vivenuoperator.events.request;

import java.time.Instant;
import java.util.Optional;

/**
 * Which attempt a request is.
 *
 * @param number from 1
 * @param replay the id of the replay that it belongs to
 * @param traceparent of the trace that it belongs to (W3C)
 * @param at when it is made
 */
public record AttemptContext(int number, Optional<String> replay, Optional<String> traceparent, Instant at) {}

package io.vivenuoperator.platform.httpclient.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * A server's time when it answered. HTTP dates are truncated to the second.
 *
 * @param from not later than the server's time
 * @param to later than the server's time
 * @param aheadOfOurs how far its clock was ahead of ours, give or take a second and the answer's travel time; negative
 * if behind
 */
public record ServerTime(Instant from, Instant to, Duration aheadOfOurs) {}

package io.vivenuoperator.platform.httpclient.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * What a server took for now when it answered: an HTTP date is cut to the second.
 *
 * @param from not later than the server's now
 * @param to later than it
 * @param aheadOfOurs how far its clock was ahead of ours, within a second and the answer's way; negative when it was behind
 */
public record ServerTime(Instant from, Instant to, Duration aheadOfOurs) {}

package io.vivenuoperator.store.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request to send one API call.
 *
 * @param who identifies the caller among those that share the key, and holds its place in the queue; empty for none
 * @param longestWay the longest time from the grant until the vendor has seen the request; an answered one counts from
 * its answer
 * @param last the caller's previous request; report it once
 */
public record BudgetAsk(
        KeyFingerprint key, String who, int perMinute, int perHour, Duration longestWay, Optional<Answered> last) {
    /**
     * A request that has been answered.
     *
     * @param request as it was granted
     * @param before how long ago it was answered
     */
    public record Answered(Instant request, Duration before) {}

    public BudgetAsk {
        if (perMinute < 1 || perHour < 1) {
            throw new IllegalArgumentException("perMinute and perHour must be at least 1");
        }
    }
}

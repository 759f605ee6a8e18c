package io.vivenuoperator.store.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody wants to send one request.
 *
 * @param who names the caller among those who share the key, and keeps its place in the queue; empty for none
 * @param longestWay by how long after its grant the vendor has seen a request, at the latest; what has been answered counts from
 *     its answer
 * @param last the caller's request before this one, told once
 */
public record BudgetAsk(
        KeyFingerprint key, String who, int perMinute, int perHour, Duration longestWay, Optional<Answered> last) {
    /**
     * A request that has been answered.
     *
     * @param request as it was granted
     * @param before how long ago the answer was there
     */
    public record Answered(Instant request, Duration before) {}

    public BudgetAsk {
        if (perMinute < 1 || perHour < 1) {
            throw new IllegalArgumentException("perMinute and perHour must be at least 1");
        }
    }
}

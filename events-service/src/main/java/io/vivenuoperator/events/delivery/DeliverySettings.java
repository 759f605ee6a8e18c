package io.vivenuoperator.events.delivery;

import java.time.Duration;

/**
 * How the engine works.
 *
 * @param holder names this process, and no later one in its place
 * @param mostInFlight requests of all subscriptions at once
 * @param tail how often the end of the log is looked at
 * @param roster how often leases, subscriptions and replays are looked at
 * @param positions how often positions are written
 * @param positionsUnderSnapshot the same, while somebody holds an old snapshot: then each write leaves a dead row
 * @param counts how often attempts that were made meanwhile are counted by minute
 */
public record DeliverySettings(
        String holder,
        int mostInFlight,
        Duration tail,
        Duration roster,
        Duration positions,
        Duration positionsUnderSnapshot,
        Duration counts) {
    public DeliverySettings {
        if (holder.isBlank()) {
            throw new IllegalArgumentException("the holder has no name");
        }
    }

    public static DeliverySettings standard(String holder) {
        return new DeliverySettings(
                holder,
                1_024,
                Duration.ofMillis(25),
                Duration.ofMillis(500),
                Duration.ofMillis(250),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}

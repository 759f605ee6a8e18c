package io.vivenuoperator.simulator.delivery;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The totals of all deliveries to one webhook since it was registered. Starts and ends are counted separately, so that a
 * delivery lost in between shows.
 *
 * @param givenUp refused for good, retried too often, or the webhook was removed
 * @param attemptsByStatus attempts by result: an HTTP status, {@link Attempt#TIMEOUT} or {@link Attempt#NO_CONNECTION}
 */
public record Tally(
        String seller,
        String webhookId,
        long begun,
        long delivered,
        long givenUp,
        SortedMap<Integer, Long> attemptsByStatus) {
    public Tally {
        attemptsByStatus = Collections.unmodifiableSortedMap(new TreeMap<>(attemptsByStatus));
    }

    static Tally empty(String seller, String webhookId) {
        return new Tally(seller, webhookId, 0, 0, 0, new TreeMap<>());
    }

    Tally begin(int deliveries) {
        return new Tally(seller, webhookId, begun + deliveries, delivered, givenUp, attemptsByStatus);
    }

    Tally end(boolean well) {
        return new Tally(
                seller, webhookId, begun, delivered + (well ? 1 : 0), givenUp + (well ? 0 : 1), attemptsByStatus);
    }

    Tally attempted(int status) {
        var byStatus = new TreeMap<>(attemptsByStatus);
        byStatus.merge(status, 1L, Long::sum);
        return new Tally(seller, webhookId, begun, delivered, givenUp, byStatus);
    }
}

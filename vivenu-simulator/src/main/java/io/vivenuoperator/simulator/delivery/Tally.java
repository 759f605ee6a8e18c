package io.vivenuoperator.simulator.delivery;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All deliveries to one webhook since it was registered, in numbers. What begins is counted when it begins and what ends when it
 * ends, so that one that got lost in between shows.
 *
 * @param givenUp refused for good, tried too often, or the webhook went
 * @param attemptsByStatus attempts by what came of them: an HTTP status, {@link Attempt#TIMEOUT} or {@link Attempt#NO_CONNECTION}
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

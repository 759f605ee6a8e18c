package io.vivenuoperator.simulator.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The latest delivery attempts, oldest first. */
public final class DeliveryLog {
    private static final int KEPT = 20_000;

    private final Deque<Attempt> attempts = new ArrayDeque<>();

    synchronized void add(Attempt attempt) {
        attempts.add(attempt);
        if (attempts.size() > KEPT) {
            attempts.remove();
        }
    }

    /** The attempts for one seller, or for all. */
    public synchronized List<Attempt> attempts(Optional<String> seller) {
        return attempts.stream()
                .filter(attempt -> seller.map(attempt.seller()::equals).orElse(true))
                .toList();
    }
}

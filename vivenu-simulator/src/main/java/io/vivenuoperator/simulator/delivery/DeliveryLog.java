package io.vivenuoperator.simulator.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The latest delivery attempts, oldest first, and the totals of all deliveries. */
public final class DeliveryLog {
    private static final int KEPT = 20_000;

    private final Deque<LoggedAttempt> attempts = new ArrayDeque<>();
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private long made;

    synchronized void begun(String seller, String webhookId, int deliveries) {
        count(seller, webhookId, tally -> tally.begin(deliveries));
    }

    synchronized void ended(String seller, String webhookId, boolean well) {
        count(seller, webhookId, tally -> tally.end(well));
    }

    synchronized void add(Attempt attempt) {
        made++;
        attempts.add(new LoggedAttempt(made, attempt));
        if (attempts.size() > KEPT) {
            attempts.remove();
        }
        count(attempt.seller(), attempt.webhookId(), tally -> tally.attempted(attempt.status()));
    }

    private void count(String seller, String webhookId, UnaryOperator<Tally> change) {
        tallies.put(webhookId, change.apply(tallies.getOrDefault(webhookId, Tally.empty(seller, webhookId))));
    }

    /**
     * The attempts for one seller, or for all.
     *
     * @param after only those with a higher number; 0 for all that are kept
     */
    public synchronized List<LoggedAttempt> attempts(Optional<String> seller, long after) {
        return attempts.stream()
                .filter(logged -> logged.number() > after
                        && concerns(seller, logged.attempt().seller()))
                .toList();
    }

    /** The totals of one seller's webhooks, or of all. */
    public synchronized List<Tally> tallies(Optional<String> seller) {
        return tallies.values().stream()
                .filter(tally -> concerns(seller, tally.seller()))
                .toList();
    }

    private static boolean concerns(Optional<String> wanted, String seller) {
        return wanted.map(seller::equals).orElse(true);
    }
}

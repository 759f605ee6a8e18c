package io.vivenuoperator.e2e.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The simulator's counts for one webhook.
 *
 * @param begun deliveries started
 * @param attemptsByStatus HTTP status to count; 0 and 408: no answer
 */
public record Tally(long begun, long delivered, long givenUp, SortedMap<Integer, Long> attemptsByStatus) {
    /** As the simulator writes them: no connection, and no answer in time. */
    private static final Set<Integer> NO_ANSWER = Set.of(0, 408);

    public Tally {
        attemptsByStatus = Collections.unmodifiableSortedMap(new TreeMap<>(attemptsByStatus));
    }

    /** Parses the control API's answer. */
    public static Tally of(JsonNode webhook) {
        var byStatus = new TreeMap<Integer, Long>();
        webhook.path("attemptsByStatus")
                .properties()
                .forEach(each -> byStatus.put(
                        Integer.valueOf(each.getKey()), each.getValue().longValue()));
        return new Tally(
                webhook.path("begun").longValue(),
                webhook.path("delivered").longValue(),
                webhook.path("givenUp").longValue(),
                byStatus);
    }

    /** Whether nothing is in progress. */
    public boolean settled() {
        return begun == delivered + givenUp;
    }

    long attempts() {
        return count(status -> true);
    }

    long accepted() {
        return count(Tally::isAccepted);
    }

    /** Answered with something other than 2xx and 5xx: Vivenu would not retry it. */
    public long refused() {
        return count(Tally::isRefused);
    }

    /** Answered 5xx: it will be retried. */
    public long putOff() {
        return count(Tally::isPutOff);
    }

    /** Sent, with an unknown result. */
    public long unanswered() {
        return count(NO_ANSWER::contains);
    }

    /** Refused and put off, by status. */
    SortedMap<Integer, Long> notAccepted() {
        var others = new TreeMap<>(attemptsByStatus);
        others.keySet().removeIf(status -> isAccepted(status) || NO_ANSWER.contains(status));
        return others;
    }

    private static boolean isAccepted(int status) {
        return status / 100 == 2;
    }

    private static boolean isRefused(int status) {
        return !isAccepted(status) && !isPutOff(status) && !NO_ANSWER.contains(status);
    }

    private static boolean isPutOff(int status) {
        return status / 100 == 5;
    }

    private long count(IntPredicate wanted) {
        return attemptsByStatus.entrySet().stream()
                .filter(each -> wanted.test(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}

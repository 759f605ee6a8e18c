package io.vivenuoperator.contracts.historical;

/**
 * What is to be done with the tickets that Vivenu lists. Each is in exactly one of the others.
 *
 * @param tickets all that Vivenu lists
 * @param cutByLimit beyond the limit on how many are wanted
 * @param alreadySent of those that the endpoint has from another sync
 * @param inDoubt of those that may be at the endpoint from before, and are left alone
 * @param toSend the rest; with those that this sync had sent before it was interrupted
 */
public record PlanCounts(
        long tickets,
        long rejectedByStatus,
        long rejectedByName,
        long rejectedByTime,
        long cutByLimit,
        long alreadySent,
        long inDoubt,
        long toSend) {
    public PlanCounts {
        long parts = rejectedByStatus + rejectedByName + rejectedByTime + cutByLimit + alreadySent + inDoubt + toSend;
        if (tickets != parts) {
            throw new IllegalArgumentException(
                    "each ticket is in one class, but " + tickets + " tickets are in " + parts);
        }
    }
}

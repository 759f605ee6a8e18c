package io.vivenuoperator.contracts.historical;

/**
 * What became of the tickets to send so far.
 *
 * @param failed answered as if a retry helped, and it did not; the next sync tries them
 * @param inDoubt may have arrived or not, by this sync; those of the plan come on top
 * @param changedMeanwhile not sent, because they are not wanted any more
 */
public record SendCounts(long sent, long refused, long failed, long inDoubt, long changedMeanwhile) {
    public static SendCounts none() {
        return new SendCounts(0, 0, 0, 0, 0);
    }

    /** How many are done with, one way or another. */
    public long done() {
        return sent + refused + failed + inDoubt + changedMeanwhile;
    }
}

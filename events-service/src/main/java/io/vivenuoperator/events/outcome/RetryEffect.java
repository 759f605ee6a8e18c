package io.vivenuoperator.events.outcome;

/** What the storing of an outcome did to the message's row among the retries. The database says so; nobody infers it. */
public enum RetryEffect {
    ADDED(1),
    REMOVED(-1),
    /** There was none before and after, or one before and after. */
    UNCHANGED(0),
    /** The database refuses the outcome for good; whatever row there was is still there. */
    REFUSED(0);

    private final int rows;

    RetryEffect(int rows) {
        this.rows = rows;
    }

    /** How many rows more there are. */
    public int rows() {
        return rows;
    }
}

package io.vivenuoperator.poller.history;

import io.vivenuoperator.platform.httpclient.RequestBudget;

/**
 * Kills a run at a chosen instant: before a request is sent (the previous page is stored), after it was answered (and
 * nothing of the answer is stored), or after a commit (and what follows is not done).
 */
final class KillingBudget implements RequestBudget {
    static final int NEVER = Integer.MAX_VALUE;

    private final int fatalInstant;
    private final boolean gently;
    private int instants;

    /**
     * A budget that kills.
     *
     * @param fatalInstant counted from 1, two for each request and one for each commit
     * @param gently by an interrupt, as on SIGTERM, instead of immediately
     */
    KillingBudget(int fatalInstant, boolean gently) {
        this.fatalInstant = fatalInstant;
        this.gently = gently;
    }

    @Override
    public void acquire() throws InterruptedException {
        if (isFatal() && gently) {
            throw new InterruptedException("stopped by the test");
        }
    }

    @Override
    public void onAccepted() {
        isFatal();
    }

    /** The store committed. */
    void committed() {
        isFatal();
    }

    /** How many instants there were, in a run that survived. */
    int instants() {
        return instants;
    }

    private boolean isFatal() {
        instants++;
        if (instants == fatalInstant && !gently) {
            throw new Killed();
        }
        return instants >= fatalInstant;
    }
}

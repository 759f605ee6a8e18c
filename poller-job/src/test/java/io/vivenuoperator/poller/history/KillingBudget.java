package io.vivenuoperator.poller.history;

import io.vivenuoperator.client.transport.RequestBudget;

/**
 * Kills a run at a chosen instant: before a request is sent (the page before is stored), or when it was answered (and
 * nothing of the answer is stored).
 */
final class KillingBudget implements RequestBudget {

    static final int NEVER = Integer.MAX_VALUE;

    private final int fatalInstant;
    private final boolean gently;
    private int instants;

    /**
     * A budget that kills.
     *
     * @param fatalInstant counted from 1, two for each request
     * @param gently by an interrupt as on SIGTERM, instead of at once
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

    private boolean isFatal() {
        instants++;
        if (instants == fatalInstant && !gently) {
            throw new Killed();
        }
        return instants >= fatalInstant;
    }
}

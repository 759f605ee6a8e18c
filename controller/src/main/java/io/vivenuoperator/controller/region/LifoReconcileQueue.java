package io.vivenuoperator.controller.region;

import java.util.concurrent.LinkedBlockingDeque;

/**
 * Runs the newest entry first: a region that was just applied need not wait for a thousand periodic checks. A region is
 * queued at most once and returns after a second at the earliest, so the oldest entries get their turn, too.
 */
public final class LifoReconcileQueue extends LinkedBlockingDeque<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
        return offerFirst(task);
    }
}

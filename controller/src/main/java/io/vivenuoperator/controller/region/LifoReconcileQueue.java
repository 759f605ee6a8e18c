package io.vivenuoperator.controller.region;

import java.util.concurrent.LinkedBlockingDeque;

/**
 * What came last is done first: a region that somebody has just applied does not wait for a thousand that are looked at anew. Each
 * region is in here once at the most, and comes back after a second at the earliest, so that the first ones get their turn too.
 */
public final class LifoReconcileQueue extends LinkedBlockingDeque<Runnable> {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean offer(Runnable task) {
        return offerFirst(task);
    }
}

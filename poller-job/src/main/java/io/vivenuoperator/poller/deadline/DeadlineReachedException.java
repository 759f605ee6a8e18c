package io.vivenuoperator.poller.deadline;

/** The run's time is over. Thrown between two pages only, so that what was read is stored and the next run goes on from there. */
public final class DeadlineReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadlineReachedException() {
        super("The run's time was over");
    }
}

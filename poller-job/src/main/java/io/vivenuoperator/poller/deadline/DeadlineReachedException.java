package io.vivenuoperator.poller.deadline;

/** The run's time is up. Thrown only between two pages, so that what was read is stored and the next run resumes there. */
public final class DeadlineReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadlineReachedException() {
        super("The run's time was up");
    }
}

package io.vivenuoperator.poller.run;

import io.vivenuoperator.contracts.run.RunReason;

/** The run can't continue, for a reason that is already known. */
final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RunReason reason;

    RunFailedException(RunReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    RunReason reason() {
        return reason;
    }
}

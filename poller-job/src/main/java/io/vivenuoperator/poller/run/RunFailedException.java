package io.vivenuoperator.poller.run;

import io.vivenuoperator.poller.report.Reason;

/** The run can't go on, for a reason that is already known. */
final class RunFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    RunFailedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}

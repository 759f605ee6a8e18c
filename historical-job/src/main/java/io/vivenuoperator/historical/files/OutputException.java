package io.vivenuoperator.historical.files;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import java.io.IOException;

/** Files can't be written where they are wanted. The message says what to do, and has nothing of what was to be written. */
public final class OutputException extends IOException {
    private static final long serialVersionUID = 1L;

    private final HistoricalReason reason;

    public OutputException(HistoricalReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** @param cause without anything of what was to be written: it reaches the log */
    public OutputException(HistoricalReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public HistoricalReason reason() {
        return reason;
    }
}

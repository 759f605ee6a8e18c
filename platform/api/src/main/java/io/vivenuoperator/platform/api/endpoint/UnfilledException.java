package io.vivenuoperator.platform.api.endpoint;

/** Nothing was read of the database yet. */
public final class UnfilledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnfilledException() {
        super("nothing was read of the database yet");
    }
}

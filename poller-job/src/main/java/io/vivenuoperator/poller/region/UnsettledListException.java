package io.vivenuoperator.poller.region;

/** A list changed each time it was read; nothing was concluded from it, and the next run reads it again. */
public final class UnsettledListException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsettledListException(String what) {
        super("the list of " + what + " kept changing while it was read");
    }
}

package io.vivenuoperator.poller.postgres;

/** Another run took the region over, because this one did not renew its lease in time: it must not write any more. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("another run took this region over");
    }
}

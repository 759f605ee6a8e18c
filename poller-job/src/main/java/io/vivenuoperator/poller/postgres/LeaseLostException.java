package io.vivenuoperator.poller.postgres;

/** Another run took over the region, because this one did not renew its lease in time: it may not write any more. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("another run took over this region");
    }
}

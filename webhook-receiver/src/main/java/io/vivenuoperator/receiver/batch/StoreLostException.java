package io.vivenuoperator.receiver.batch;

/** The connection is no longer usable; the message says why, without data. */
public final class StoreLostException extends Exception {
    /** Without a cause, because the driver's message may contain values. */
    public StoreLostException(String reason) {
        super(reason);
    }
}

package io.vivenuoperator.receiver.batch;

/** The connection can't be trusted any more; the message says why, without data. */
public final class StoreLostException extends Exception {
    /** Without a cause: the driver's message may repeat values. */
    public StoreLostException(String reason) {
        super(reason);
    }
}

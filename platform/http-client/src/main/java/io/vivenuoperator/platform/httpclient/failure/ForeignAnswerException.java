package io.vivenuoperator.platform.httpclient.failure;

/**
 * A 2xx answer was not written by the service that was called: a login page, a list without records. The message says what
 * is missing, never what is there.
 */
public final class ForeignAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * An answer that lacks what the service's answers have.
     *
     * @param missing what the service's answer would contain, for example {@code a list of rows}
     */
    public ForeignAnswerException(String missing) {
        super(missing);
    }
}

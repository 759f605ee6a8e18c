package io.vivenuoperator.vendor.vivenu.failure;

/** A 2xx answer was not written by Vivenu: a login page, a list without records. Says what is missing, never what is there. */
public final class NotVivenuException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * An answer that lacks what Vivenu's have.
     *
     * @param missing what Vivenu's answer would have, for example {@code a list of rows}
     */
    public NotVivenuException(String missing) {
        super(missing);
    }
}

package io.vivenuoperator.events.publish;

/** A body that holds no event; the message says what is wrong and what to send instead, and quotes nothing of the body. */
public final class BadEventException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * What is wrong.
     *
     * @param field of the body, as {@code [3].payload}; {@code body} if it is the whole
     */
    public BadEventException(String field, String detail) {
        super(detail);
        this.field = field;
    }

    public String field() {
        return field;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}

package io.vivenuoperator.simulators.platform.http;

/** A request that breaks a rule, with the parameter or field that does. */
public final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /** The field and what is wrong with it. */
    public BadRequestException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The same, with what it was found by. */
    public BadRequestException(String field, String message, Throwable cause) {
        super(message, cause);
        this.field = field;
    }

    /** The parameter or field. */
    public String field() {
        return field;
    }

    /** What is wrong. */
    public String text() {
        return String.valueOf(getMessage());
    }
}

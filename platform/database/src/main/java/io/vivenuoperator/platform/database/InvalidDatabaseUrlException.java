package io.vivenuoperator.platform.database;

/**
 * DATABASE_URL, or another variable of its kind, can't be used. The message is for the person who set it and never
 * contains the value.
 */
public final class InvalidDatabaseUrlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String example;

    InvalidDatabaseUrlException(String problem, String example) {
        this("DATABASE_URL", problem, example);
    }

    private InvalidDatabaseUrlException(String variable, String problem, String example) {
        super(variable + " " + problem + ". Set it like " + example);
        this.problem = problem;
        this.example = example;
    }

    /** The same problem with another variable. */
    InvalidDatabaseUrlException naming(String variable) {
        return new InvalidDatabaseUrlException(variable, problem, example);
    }

    /** The message without the variable's name. */
    String problem() {
        return problem + ". Set it like " + example;
    }
}

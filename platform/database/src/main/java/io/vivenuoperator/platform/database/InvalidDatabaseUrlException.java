package io.vivenuoperator.platform.database;

/** DATABASE_URL can't be used. The message is for the person who set it and never contains the value. */
public final class InvalidDatabaseUrlException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidDatabaseUrlException(String problem, String example) {
        super("DATABASE_URL " + problem + ". Set it like " + example);
    }
}

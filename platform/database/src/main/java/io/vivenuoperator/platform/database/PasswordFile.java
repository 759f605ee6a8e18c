package io.vivenuoperator.platform.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A password file that something else keeps current: a mounted Secret, or a token that a sidecar renews. */
record PasswordFile(Path path) {
    static final String VARIABLE = "DATABASE_PASSWORD_FILE";
    private static final String WRONG_PASSWORD = "28P01";

    /** Its current content, without the line end that editors add; blanks may belong to the password. */
    String read() throws UnusableException {
        String content;
        try {
            content = Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unusable("names a file that can't be read: mount the Secret there");
        }
        String password = content.replaceFirst("(\\r?\\n)+\\z", "");
        if (password.isEmpty()) {
            throw unusable("names an empty file: put the password into it");
        }
        return password;
    }

    private static UnusableException unusable(String problem) {
        return new UnusableException(VARIABLE + " " + problem, "");
    }

    /** A login failed with the file's password: the server's may have changed before the file. */
    static SQLException judge(SQLException failure) {
        if (!WRONG_PASSWORD.equals(failure.getSQLState())) {
            return failure;
        }
        var refused = new UnusableException(
                "the server does not take the password in the file of " + VARIABLE
                        + ": either it was changed there first and the file follows, or one of the two has to be corrected",
                WRONG_PASSWORD);
        refused.addSuppressed(failure);
        return refused;
    }

    /** There is no password to log in with at the moment. The message is for the person who set the variable. */
    static final class UnusableException extends SQLException {
        private static final long serialVersionUID = 1L;

        private UnusableException(String problem, String sqlState) {
            super(problem, sqlState);
        }
    }
}

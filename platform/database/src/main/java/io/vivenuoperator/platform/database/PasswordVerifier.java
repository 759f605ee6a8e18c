package io.vivenuoperator.platform.database;

import org.postgresql.util.PasswordUtil;

/** What a PostgreSQL server keeps of a password (SCRAM-SHA-256): a role can be given it without the password reaching the server or its log. */
public final class PasswordVerifier {
    private PasswordVerifier() {}

    /** Another one each time, because of its salt. */
    public static String of(String password) {
        return PasswordUtil.encodeScramSha256(password.toCharArray());
    }
}

package io.vivenuoperator.platform.database;

import java.util.Locale;

/** What an installation says about a pooler between its programs and the server. */
public enum PoolerMode {
    /** Nothing; connecting shows whether the session is shared. */
    NONE,
    /** Each transaction may get another session, so nothing is checked or prepared in a session. */
    TRANSACTION;

    /**
     * Reads the value of DATABASE_POOLER.
     *
     * @throws IllegalArgumentException with a message that may be shown
     */
    public static PoolerMode of(String value) {
        for (PoolerMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(value)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "must be none or transaction; behind a pooler that lends a connection per session, none");
    }
}

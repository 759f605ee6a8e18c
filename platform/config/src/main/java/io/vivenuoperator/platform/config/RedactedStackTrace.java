package io.vivenuoperator.platform.config;

import java.sql.SQLException;
import java.util.StringJoiner;

/** A stack trace without messages, which may contain anything; for database errors the SQLSTATE is included. */
public final class RedactedStackTrace {
    /** Causes may form a cycle. */
    private static final int DEEPEST = 8;

    private RedactedStackTrace() {}

    public static String of(Throwable thrown) {
        var lines = new StringJoiner("\n");
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            lines.add(cause.getClass().getName() + code(cause));
            for (StackTraceElement frame : cause.getStackTrace()) {
                lines.add("  at " + frame);
            }
            cause = cause.getCause();
        }
        return lines.toString();
    }

    private static String code(Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() != null
                ? " (SQLSTATE " + sql.getSQLState() + ")"
                : "";
    }
}

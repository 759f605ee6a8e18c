package io.vivenuoperator.poller.run;

import java.sql.SQLException;
import java.util.StringJoiner;

/** A stack trace without the messages, which may hold anything; of the database's, the code tells what happened. */
public final class RedactedStackTrace {
    /** A cause may be its own cause's cause. */
    private static final int DEEPEST = 8;

    private RedactedStackTrace() {}

    public static String of(Throwable thrown) {
        StringJoiner lines = new StringJoiner("\n");
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

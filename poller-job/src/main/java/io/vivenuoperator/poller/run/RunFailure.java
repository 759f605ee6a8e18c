package io.vivenuoperator.poller.run;

import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.poller.deadline.DeadlineReachedException;
import io.vivenuoperator.poller.postgres.LeaseLostException;
import io.vivenuoperator.poller.region.UnsettledListException;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a run was aborted, as in the report.
 *
 * @param message without secrets, because these exceptions' messages contain none
 */
record RunFailure(RunReason reason, String message) {
    /** Causes may form a cycle. */
    private static final int DEEPEST = 8;

    /** A bug, whose own message may contain anything. */
    static RunFailure unexpected(RuntimeException e) {
        return new RunFailure(
                RunReason.UNEXPECTED,
                "Unexpected " + e.getClass().getName()
                        + ": a bug of vivenu-operator, please report it with the stack trace from this pod's log");
    }

    /** The heap was full; the next run begins with the page that did not fit. */
    static RunFailure outOfMemory() {
        long mebibytes = Runtime.getRuntime().maxMemory() / (1024 * 1024);
        return new RunFailure(
                RunReason.OUT_OF_MEMORY,
                "The poller's heap of " + mebibytes
                        + " MiB was full: enlarge it, and raise the container's limit to match");
    }

    /** The failure that an exception stands for; empty if it is a bug. */
    static Optional<RunFailure> of(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case RunFailedException failed -> Optional.of(new RunFailure(failed.reason(), message));
            case HttpCallException vivenu -> Optional.of(new RunFailure(reasonOf(vivenu), message));
            case DatabaseException database -> Optional.of(new RunFailure(reasonOf(database), message));
            case UnsettledListException unsettled -> Optional.of(new RunFailure(RunReason.VENDOR_PROTOCOL, message));
            case LeaseLostException lost -> Optional.of(new RunFailure(RunReason.INTERRUPTED, message));
            case DeadlineReachedException late -> Optional.of(new RunFailure(RunReason.DEADLINE_REACHED, message));
            default -> wrapped(e);
        };
    }

    /** Libraries wrap the driver's exceptions; the cause says more. */
    private static Optional<RunFailure> wrapped(RuntimeException e) {
        return Stream.iterate(e.getCause(), cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(cause -> StoreDatabase.failure((SQLException) cause))
                .map(cause -> new RunFailure(reasonOf(cause), String.valueOf(cause.getMessage())))
                .findFirst();
    }

    private static RunReason reasonOf(DatabaseException e) {
        return e.reason() == DatabaseException.Reason.MISCONFIGURED
                ? RunReason.DATABASE_MISCONFIGURED
                : RunReason.DATABASE_UNAVAILABLE;
    }

    private static RunReason reasonOf(HttpCallException e) {
        return switch (e.reason()) {
            case KEY_REFUSED -> RunReason.KEY_REFUSED;
            case RATE_LIMITED -> RunReason.RATE_LIMITED;
            case UNAVAILABLE -> RunReason.VENDOR_UNAVAILABLE;
            case NOT_FOUND, REJECTED, PROTOCOL -> RunReason.VENDOR_PROTOCOL;
            case INTERRUPTED -> RunReason.INTERRUPTED;
        };
    }
}

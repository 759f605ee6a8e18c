package io.vivenuoperator.poller.run;

import io.vivenuoperator.contracts.run.RunReason;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.poller.postgres.LeaseLostException;
import io.vivenuoperator.poller.region.ReadFailure;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a run was aborted, as in the report.
 *
 * @param message without secrets, because these failures' messages contain none
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

    /** The process was asked to stop; any other failure follows from that. */
    static RunFailure stopped() {
        return new RunFailure(RunReason.INTERRUPTED, "The process was asked to stop.");
    }

    /** What a run reports that was cut short. */
    static RunFailure of(ReadFailure failure) {
        RunReason reason =
                switch (failure) {
                    case ReadFailure.DeadlineReached _ -> RunReason.DEADLINE_REACHED;
                    case ReadFailure.Stopped _ -> RunReason.INTERRUPTED;
                    case ReadFailure.KeyRefused _ -> RunReason.KEY_REFUSED;
                    case ReadFailure.RateLimited _ -> RunReason.RATE_LIMITED;
                    case ReadFailure.VendorUnavailable _ -> RunReason.VENDOR_UNAVAILABLE;
                    case ReadFailure.UnexpectedAnswer _, ReadFailure.ListUnsettled _ -> RunReason.VENDOR_PROTOCOL;
                };
        return new RunFailure(reason, failure.message());
    }

    static RunFailure of(DatabaseException e) {
        return new RunFailure(reasonOf(e), String.valueOf(e.getMessage()));
    }

    /** The failure that an exception stands for; empty if it is a bug. */
    static Optional<RunFailure> known(RuntimeException e) {
        return switch (e) {
            case DatabaseException database -> Optional.of(of(database));
            case LeaseLostException lost ->
                Optional.of(new RunFailure(RunReason.INTERRUPTED, String.valueOf(lost.getMessage())));
            default -> wrapped(e);
        };
    }

    /** Libraries wrap the driver's exceptions; the cause says more. */
    private static Optional<RunFailure> wrapped(RuntimeException e) {
        return Stream.iterate(e.getCause(), cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(SQLException.class::isInstance)
                .map(cause -> StoreDatabase.failure((SQLException) cause))
                .map(RunFailure::of)
                .findFirst();
    }

    private static RunReason reasonOf(DatabaseException e) {
        return e.reason() == DatabaseException.Reason.MISCONFIGURED
                ? RunReason.DATABASE_MISCONFIGURED
                : RunReason.DATABASE_UNAVAILABLE;
    }
}

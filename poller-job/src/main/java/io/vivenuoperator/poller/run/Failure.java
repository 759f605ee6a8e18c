package io.vivenuoperator.poller.run;

import io.vivenuoperator.client.failure.VivenuException;
import io.vivenuoperator.poller.deadline.DeadlineReachedException;
import io.vivenuoperator.poller.postgres.LeaseLostException;
import io.vivenuoperator.poller.region.UnsettledListException;
import io.vivenuoperator.poller.report.Reason;
import io.vivenuoperator.store.database.DatabaseException;
import java.util.Optional;

/**
 * Why a run broke off, as it goes into the report.
 *
 * @param message without secrets: these exceptions' messages hold none
 */
record Failure(Reason reason, String message) {

    /** A bug, whose own message may hold anything. */
    static Failure unexpected(RuntimeException e) {
        return new Failure(Reason.UNEXPECTED, "Unexpected " + e.getClass().getName() + ": the log has the stack trace");
    }

    /** The heap was full; the next run begins with the page that did not fit. */
    static Failure outOfMemory() {
        long mebibytes = Runtime.getRuntime().maxMemory() / (1024 * 1024);
        return new Failure(
                Reason.OUT_OF_MEMORY,
                "The poller's heap of " + mebibytes
                        + " MiB was full: give it a larger one, and its container a limit to match");
    }

    /** The failure that an exception stands for, or empty when it is a bug. */
    static Optional<Failure> of(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return switch (e) {
            case RunFailedException failed -> Optional.of(new Failure(failed.reason(), message));
            case VivenuException vivenu -> Optional.of(new Failure(reasonOf(vivenu), message));
            case DatabaseException database -> Optional.of(new Failure(Reason.DATABASE_UNAVAILABLE, message));
            case UnsettledListException unsettled -> Optional.of(new Failure(Reason.VENDOR_PROTOCOL, message));
            case LeaseLostException lost -> Optional.of(new Failure(Reason.INTERRUPTED, message));
            case DeadlineReachedException late -> Optional.of(new Failure(Reason.DEADLINE_REACHED, message));
            default -> Optional.empty();
        };
    }

    private static Reason reasonOf(VivenuException e) {
        return switch (e.reason()) {
            case KEY_REFUSED -> Reason.KEY_REFUSED;
            case RATE_LIMITED -> Reason.RATE_LIMITED;
            case UNAVAILABLE -> Reason.VENDOR_UNAVAILABLE;
            case NOT_FOUND, REJECTED, PROTOCOL -> Reason.VENDOR_PROTOCOL;
            case INTERRUPTED -> Reason.INTERRUPTED;
        };
    }
}

package io.vivenuoperator.controller.account;

import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.recheck.Recheck;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.time.Duration;
import java.util.Optional;

/** Maps a failed call to Vivenu to a region's condition. */
public final class VendorFindings {
    /** At most four calls an hour with a key that Vivenu refuses. */
    public static final Duration REFUSED = Duration.ofMinutes(15);

    private static final Duration PERMANENT = Duration.ofMinutes(15);
    /** An outage may end at any moment, and a region has to recover well within a minute. */
    private static final Duration WHILE_UNAVAILABLE = Duration.ofSeconds(45);

    private static final Duration WHILE_LIMITED = Duration.ofMinutes(5);

    private VendorFindings() {}

    /** For failures that need no special handling by the caller. By contract the exception's message contains no secret. */
    public static ConditionResult of(HttpCallException e) {
        return switch (e.reason()) {
            case RATE_LIMITED -> ConditionResult.unknown(Reason.RATE_LIMITED, message(e));
            case UNAVAILABLE, INTERRUPTED -> ConditionResult.unknown(Reason.VENDOR_UNAVAILABLE, message(e));
            case KEY_REFUSED -> ConditionResult.no(Reason.KEY_REFUSED, message(e));
            case REJECTED, NOT_FOUND, PROTOCOL ->
                ConditionResult.no(Reason.VENDOR_PROTOCOL, message(e) + " Check spec.baseUrl and spec.environment.");
        };
    }

    /** The HTTP client's own message. */
    public static String message(HttpCallException e) {
        return Optional.ofNullable(e.getMessage()).orElse("The request to Vivenu failed.");
    }

    public static Recheck nextLook(HttpCallException e) {
        if (e.reason() == HttpCallException.Reason.KEY_REFUSED) {
            return new Recheck.After(REFUSED);
        }
        var asked = e.retryAfter();
        if (asked.isPresent()) {
            return new Recheck.After(asked.get());
        }
        return switch (e.reason()) {
            case UNAVAILABLE, INTERRUPTED -> new Recheck.BackOff(WHILE_UNAVAILABLE);
            case RATE_LIMITED -> new Recheck.BackOff(WHILE_LIMITED);
            case KEY_REFUSED, REJECTED, NOT_FOUND, PROTOCOL -> new Recheck.After(PERMANENT);
        };
    }
}

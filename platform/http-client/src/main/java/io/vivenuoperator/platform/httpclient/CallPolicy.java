package io.vivenuoperator.platform.httpclient;

import io.vivenuoperator.platform.httpclient.address.AddressGuard;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.platform.httpclient.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;

/**
 * How calls are made.
 *
 * @param timeout for one attempt, from its first byte to the last byte of the answer
 * @param guard asked before each attempt
 */
public record CallPolicy(
        RequestBudget budget, RetryPolicy retry, Duration timeout, Clock clock, Pause pause, AddressGuard guard) {
    /** A policy that allows every address. */
    public CallPolicy(RequestBudget budget, RetryPolicy retry, Duration timeout, Clock clock, Pause pause) {
        this(budget, retry, timeout, clock, pause, AddressGuard.none());
    }

    /** For a caller with its own retries, such as a reconciler: one attempt per call. */
    public static CallPolicy singleAttempt(Clock clock) {
        return new CallPolicy(
                RequestBudget.unlimited(), RetryPolicy.none(), Duration.ofSeconds(10), clock, Pause.sleeping());
    }

    /** For a process that reads a lot: retries, with every attempt charged to the budget. */
    public static CallPolicy persistent(RequestBudget budget, Clock clock) {
        return new CallPolicy(budget, RetryPolicy.standard(), Duration.ofSeconds(60), clock, Pause.sleeping());
    }

    public CallPolicy withRetry(RetryPolicy other) {
        return new CallPolicy(budget, other, timeout, clock, pause, guard);
    }

    public CallPolicy withTimeout(Duration other) {
        return new CallPolicy(budget, retry, other, clock, pause, guard);
    }

    public CallPolicy withPause(Pause other) {
        return new CallPolicy(budget, retry, timeout, clock, other, guard);
    }

    public CallPolicy withGuard(AddressGuard other) {
        return new CallPolicy(budget, retry, timeout, clock, pause, other);
    }
}

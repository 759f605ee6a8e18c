package io.vivenuoperator.load.sink;

import java.time.Duration;

/**
 * What an endpoint does with a request.
 *
 * @param status of the answer
 * @param after how long it takes; a negative time is never
 */
public record HookAnswer(int status, Duration after) {
    /** It hangs. */
    public static final HookAnswer NEVER = new HookAnswer(0, Duration.ofSeconds(-1));

    /** It takes everything. */
    public static HookAnswer taken(Duration after) {
        return new HookAnswer(204, after);
    }

    boolean comes() {
        return !after.isNegative();
    }
}

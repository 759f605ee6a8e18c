package io.vivenuoperator.scale;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/** Time that passes because it is measured, or chosen at random; nothing is waited for. */
final class IdleTime {
    private static final Duration SLACK = Duration.ofSeconds(10);

    private IdleTime() {}

    static void of(Duration length) {
        await().pollDelay(length).atMost(length.plus(SLACK)).until(() -> true);
    }

    /** Returns when the condition holds or the time is up; the count afterwards shows which. */
    static void until(Callable<Boolean> condition, Duration atMost, Duration between) {
        try {
            await().atMost(atMost).pollInterval(between).until(condition);
        } catch (ConditionTimeoutException e) {
            // The count that follows shows what is missing.
        }
    }
}

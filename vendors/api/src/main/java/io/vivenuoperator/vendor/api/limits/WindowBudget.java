package io.vivenuoperator.vendor.api.limits;

import io.vivenuoperator.platform.httpclient.RequestBudget;
import io.vivenuoperator.platform.httpclient.retry.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Allows so many requests in any window of a length, however the platform counts its own, and none while it is closed by a
 * refusal. It knows the requests of this process only; what others use up is learned from refusals.
 *
 * <p>Thread-safe; waits without holding a lock.
 */
public final class WindowBudget implements RequestBudget {
    private final int most;
    private final Duration window;
    private final Duration withoutWord;
    private final Clock clock;
    private final Pause pause;
    private final Deque<Instant> recent = new ArrayDeque<>();
    private Instant closedUntil = Instant.MIN;

    /**
     * A budget.
     *
     * @param most requests in a window
     * @param window a little longer than the platform's, for requests that are faster on their way than those before them
     * @param withoutWord how long a refusal closes it that does not say when to come back
     */
    public WindowBudget(int most, Duration window, Duration withoutWord, Clock clock, Pause pause) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, but is " + most);
        }
        this.most = most;
        this.window = window;
        this.withoutWord = withoutWord;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public void acquire() throws InterruptedException {
        for (Duration wait = taken(); wait.isPositive(); wait = taken()) {
            pause.pause(wait);
        }
    }

    /** Takes one; or how long to wait before trying again. */
    private synchronized Duration taken() {
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            return Duration.between(now, closedUntil);
        }
        if (recent.size() == most) {
            Instant free = recent.getFirst().plus(window);
            if (now.isBefore(free)) {
                return Duration.between(now, free);
            }
            recent.removeFirst();
        }
        recent.add(now);
        return Duration.ZERO;
    }

    @Override
    public void onRateLimited(Optional<Duration> retryAfter) {
        close(retryAfter.orElse(withoutWord));
    }

    /** Allows no request for so long; a longer time that runs already stays. */
    public synchronized void close(Duration time) {
        Instant until = clock.instant().plus(time);
        closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    }
}

package io.vivenuoperator.simulators.klaviyo.api;

import io.vivenuoperator.simulators.platform.http.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Fixed windows of a second and of a minute for each group of paths, as Klaviyo counts. */
final class RateWindows {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000;

    /** How many are allowed. */
    record Limit(int burst, int steady) {}

    private record Window(long start, int used) {
        Window at(long now, long length) {
            return now - start >= length ? new Window(now - now % length, 0) : this;
        }

        Window more() {
            return new Window(start, used + 1);
        }
    }

    private record Windows(Window burst, Window steady) {}

    private final Map<String, Windows> byGroup = new HashMap<>();

    /** Counts a request; refuses it if there are too many. */
    synchronized Optional<Reply> take(String group, Limit limit, long now) {
        Windows windows = byGroup.getOrDefault(group, new Windows(new Window(0, 0), new Window(0, 0)));
        Window burst = windows.burst().at(now, SECOND);
        Window steady = windows.steady().at(now, MINUTE);
        if (steady.used() >= limit.steady()) {
            return Optional.of(refused(steady.start() + MINUTE - now));
        }
        if (burst.used() >= limit.burst()) {
            return Optional.of(refused(burst.start() + SECOND - now));
        }
        byGroup.put(group, new Windows(burst.more(), steady.more()));
        return Optional.empty();
    }

    private static Reply refused(long millis) {
        long seconds = Math.max(1, (millis + SECOND - 1) / SECOND);
        return ApiErrors.of(429, (int) seconds).with("Retry-After", Long.toString(seconds));
    }

    /** An answer with what is left of the steady window. */
    synchronized Reply marked(Reply reply, String group, Limit limit, boolean wordy, long now) {
        Windows windows = byGroup.getOrDefault(group, new Windows(new Window(0, 0), new Window(now, 0)));
        Window steady = windows.steady();
        String plain = Integer.toString(limit.steady());
        return reply.with(
                        "RateLimit-Limit",
                        wordy ? plain + ", " + limit.burst() + ";w=1, " + limit.steady() + ";w=60" : plain)
                .with("RateLimit-Remaining", Integer.toString(Math.max(0, limit.steady() - steady.used())))
                .with("RateLimit-Reset", Long.toString(Math.max(0, (steady.start() + MINUTE - now) / SECOND)));
    }
}

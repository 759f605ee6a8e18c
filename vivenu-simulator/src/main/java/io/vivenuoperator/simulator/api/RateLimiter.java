package io.vivenuoperator.simulator.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts each seller's requests in windows of a minute and an hour; 0 means unlimited. */
final class RateLimiter {
    private record Window(long start, int requests) {}

    private final int perMinute;
    private final int perHour;
    private final Map<String, Window> windows = new HashMap<>();

    RateLimiter(int perMinute, int perHour) {
        this.perMinute = perMinute;
        this.perHour = perHour;
    }

    /** Counts a request; returns the seconds until the next one is allowed, 0 if this one is. */
    synchronized long take(String seller, long now) {
        return Math.max(
                take(seller + "/minute", perMinute, Duration.ofMinutes(1), now),
                take(seller + "/hour", perHour, Duration.ofHours(1), now));
    }

    private long take(String key, int limit, Duration length, long now) {
        if (limit == 0) {
            return 0;
        }
        Window window = windows.getOrDefault(key, new Window(now, 0));
        if (now - window.start() >= length.toMillis()) {
            window = new Window(now, 0);
        }
        windows.put(key, new Window(window.start(), window.requests() + 1));
        long left = window.start() + length.toMillis() - now;
        return window.requests() < limit ? 0 : Math.max(1, (left + 999) / 1000);
    }
}

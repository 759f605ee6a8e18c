package io.vivenuoperator.platform.api.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests a caller may send in a minute, in this process. The minute begins with the first one. */
public final class RequestQuota {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    public RequestQuota(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    private record Window(Instant ends, int taken) {}

    /**
     * What is left to a key.
     *
     * @param granted whether this request may be answered
     * @param secondsLeft until the minute ends
     */
    public record Share(boolean granted, int remaining, long secondsLeft) {}

    Share take(String key) {
        Instant now = clock.instant();
        Window window = windows.merge(
                key,
                new Window(now.plus(WINDOW), 1),
                (old, first) -> now.isBefore(old.ends()) ? new Window(old.ends(), old.taken() + 1) : first);
        return new Share(
                window.taken() <= perMinute,
                Math.max(0, perMinute - window.taken()),
                Math.max(1, Duration.between(now, window.ends()).toSeconds()));
    }

    /**
     * Returns a request whose answer cost nothing.
     *
     * @param share that it took
     * @return what is left now
     */
    Share giveBack(String key, Share share) {
        windows.computeIfPresent(key, (_, window) -> new Window(window.ends(), Math.max(0, window.taken() - 1)));
        return new Share(true, share.remaining() + 1, share.secondsLeft());
    }

    /** As the header {@code RateLimit-Policy}. */
    String policy() {
        return "\"key\";q=" + perMinute + ";w=" + WINDOW.toSeconds();
    }

    /** As the header {@code RateLimit}. */
    static String header(Share share) {
        return "\"key\";r=" + share.remaining() + ";t=" + share.secondsLeft();
    }
}

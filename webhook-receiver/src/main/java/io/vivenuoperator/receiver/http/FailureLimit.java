package io.vivenuoperator.receiver.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A token bucket per source address, for unauthenticated requests. A valid signature is never limited: behind a proxy,
 * where all sources look the same, an attacker can't lock Vivenu out. The number of remembered sources is bounded.
 */
final class FailureLimit {
    private static final int SOURCES = 10_000;
    private static final double MILLIS_PER_MINUTE = 60_000.0;

    private final int perMinute;
    private final Clock clock;
    private final SequencedMap<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();

    FailureLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Takes a token; false if the source has none left. */
    boolean allows(String source) {
        long now = clock.millis();
        lock.lock();
        try {
            Bucket full =
                    buckets.getOrDefault(source, new Bucket(perMinute, now)).filled(now, perMinute);
            boolean allowed = full.tokens() >= 1;
            buckets.put(source, allowed ? full.less() : full);
            forgetOldest();
            return allowed;
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldest() {
        if (buckets.size() > SOURCES) {
            buckets.pollFirstEntry();
        }
    }

    private record Bucket(double tokens, long at) {
        Bucket filled(long now, int perMinute) {
            double gained = Math.max(0, now - at) * perMinute / MILLIS_PER_MINUTE;
            return new Bucket(Math.min(perMinute, tokens + gained), now);
        }

        Bucket less() {
            return new Bucket(tokens - 1, at);
        }
    }
}

package io.vivenuoperator.events.endpoint;

import java.time.Duration;
import java.time.Instant;

/** Keeps a rate: what was not used is kept for a second. Not thread-safe. */
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private double tokens;
    private Instant filledAt;

    /** @param perSecond more than 0; below 1 the bucket holds one token */
    public TokenBucket(double perSecond, Instant now) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("ratePerSecond is " + perSecond + ": give a number above 0");
        }
        this.perSecond = perSecond;
        this.tokens = capacity();
        this.filledAt = now;
    }

    private double capacity() {
        return Math.max(1, perSecond);
    }

    public double perSecond() {
        return perSecond;
    }

    /** Whether there is a token. */
    public boolean has(Instant now) {
        fill(now);
        return tokens >= 1;
    }

    /** Takes one, which must be there. */
    public void take() {
        tokens -= 1;
    }

    private void fill(Instant now) {
        if (now.isAfter(filledAt)) {
            double seconds = Duration.between(filledAt, now).toNanos() / NANOS;
            tokens = Math.min(capacity(), tokens + seconds * perSecond);
            filledAt = now;
        }
    }
}

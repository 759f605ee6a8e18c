package io.vivenuoperator.simulators.patreon.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts requests over sliding windows: 100 in two seconds for the client, 100 in a minute for a token. */
final class RequestCounter {
    private static final int MOST = 100;
    private static final long OF_CLIENT = 2_000;
    private static final long OF_TOKEN = 60_000;
    private static final String CLIENT = "client";

    private final Map<String, Deque<Long>> taken = new HashMap<>();

    /**
     * Counts a request; answers the seconds until the next one is allowed, 0 if this one is.
     *
     * @param grant what a refresh doesn't change, so that it wins nothing
     */
    synchronized int take(String grant, long now) {
        long wait = Math.max(wait(CLIENT, OF_CLIENT, now), wait(grant, OF_TOKEN, now));
        if (wait == 0) {
            of(CLIENT).add(now);
            of(grant).add(now);
        }
        return (int) ((wait + 999) / 1_000);
    }

    private long wait(String whose, long length, long now) {
        Deque<Long> times = of(whose);
        times.removeIf(time -> now - time >= length);
        return times.size() < MOST ? 0 : times.getFirst() + length - now;
    }

    private Deque<Long> of(String whose) {
        return taken.computeIfAbsent(whose, key -> new ArrayDeque<>());
    }
}

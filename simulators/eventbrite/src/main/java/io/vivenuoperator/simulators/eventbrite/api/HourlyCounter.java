package io.vivenuoperator.simulators.eventbrite.api;

import java.util.HashMap;
import java.util.Map;

/** Counts each token's requests by the hour. */
final class HourlyCounter {
    private static final int MOST = 2_000;
    private static final long HOUR = 3_600_000;

    private record Hour(long number, int requests) {}

    private final Map<String, Hour> byToken = new HashMap<>();

    /** Counts a request; false if there were too many. */
    synchronized boolean take(String token, long now) {
        long number = now / HOUR;
        Hour hour = byToken.getOrDefault(token, new Hour(number, 0));
        int before = hour.number() == number ? hour.requests() : 0;
        if (before >= MOST) {
            return false;
        }
        byToken.put(token, new Hour(number, before + 1));
        return true;
    }
}

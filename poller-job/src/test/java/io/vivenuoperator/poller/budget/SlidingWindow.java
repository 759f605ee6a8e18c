package io.vivenuoperator.poller.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts the requests that the vendor received. */
final class SlidingWindow {
    private SlidingWindow() {}

    /** The most requests in any window of that length, wherever it begins. */
    static int most(List<Instant> requests, Duration length) {
        List<Instant> sorted = requests.stream().sorted().toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (!sorted.get(last).isBefore(sorted.get(first).plus(length))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}

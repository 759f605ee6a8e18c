package io.vivenuoperator.platform.httpclient.pinned;

import java.time.Duration;

/** The time that is left of a whole attempt. */
final class AttemptTime {
    private final Duration whole;
    private final long begun = System.nanoTime();

    AttemptTime(Duration whole) {
        this.whole = whole;
    }

    /** At least a millisecond: 0 means for ever to a socket. */
    Duration left() {
        var left = whole.minusNanos(System.nanoTime() - begun);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    Duration leftBut(Duration most) {
        var left = left();
        return left.compareTo(most) < 0 ? left : most;
    }

    AttemptFailedException overdue() {
        return new AttemptFailedException(
                TargetFailure.TIMEOUT, "There was no whole answer within " + inSeconds(whole) + ".");
    }

    static String inSeconds(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}

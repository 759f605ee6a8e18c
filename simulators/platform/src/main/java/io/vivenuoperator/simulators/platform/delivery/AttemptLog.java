package io.vivenuoperator.simulators.platform.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest attempts, oldest first. */
public final class AttemptLog {
    private static final int KEPT = 20_000;

    private final Deque<Attempt> attempts = new ArrayDeque<>();

    /** Adds one. */
    public synchronized void add(Attempt attempt) {
        attempts.add(attempt);
        if (attempts.size() > KEPT) {
            attempts.remove();
        }
    }

    /** The attempts. */
    public synchronized List<Attempt> latest() {
        return List.copyOf(attempts);
    }
}

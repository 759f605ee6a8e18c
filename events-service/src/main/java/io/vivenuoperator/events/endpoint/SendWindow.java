package io.vivenuoperator.events.endpoint;

/**
 * How many requests an endpoint gets at once. It halves when the endpoint is given too much, and grows by one for each full
 * window of successes. Not thread-safe.
 */
public final class SendWindow {
    private int most;
    private int size;
    private int successes;

    /** @param most at least 1 */
    public SendWindow(int most) {
        this.most = most;
        this.size = most;
    }

    public int size() {
        return size;
    }

    /** Another bound, from a changed subscription. */
    public void limit(int newMost) {
        if (newMost != most) {
            most = newMost;
            size = Math.min(size, most);
            successes = 0;
        }
    }

    public void halve() {
        size = Math.max(1, size / 2);
        successes = 0;
    }

    public void succeeded() {
        if (size < most && ++successes >= size) {
            size++;
            successes = 0;
        }
    }
}

package io.vivenuoperator.e2e.rotation;

/**
 * An incident in the middle of a rotation. Each kill is followed by a replacement of the same kind, because a container
 * that is killed twice waits ten seconds before the kubelet restarts it.
 */
public enum Incident {
    RECEIVER_KILLED("a receiver killed"),
    CONTROLLER_KILLED("the controller killed"),
    NONE("undisturbed"),
    RECEIVER_REPLACED("a receiver replaced"),
    CONTROLLER_REPLACED("the controller replaced");

    private final String words;

    Incident(String words) {
        this.words = words;
    }

    /** For a rotation, counted from 1: each in turn. */
    public static Incident of(int rotation) {
        return values()[(rotation - 1) % values().length];
    }

    /** Whether a delivery may stay unanswered, because its connection led to a process that ended. */
    public boolean endsAReceiver() {
        return this == RECEIVER_KILLED || this == RECEIVER_REPLACED;
    }

    @Override
    public String toString() {
        return words;
    }
}

package io.vivenuoperator.e2e.rotation;

/**
 * What happens in the middle of a rotation. Each kill is followed by a replacement of the same kind: a container that is killed
 * twice waits for ten seconds before the kubelet starts it again.
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

    /** Of a rotation, from 1: each in turn. */
    public static Incident of(int rotation) {
        return values()[(rotation - 1) % values().length];
    }

    /** Whether a delivery may be left without an answer: its connection led to a process that ended. */
    public boolean endsAReceiver() {
        return this == RECEIVER_KILLED || this == RECEIVER_REPLACED;
    }

    @Override
    public String toString() {
        return words;
    }
}

package io.vivenuoperator.simulator.delivery;

/** Receives what a webhook subscribed to every type would receive. */
@FunctionalInterface
public interface Overhearing {
    /**
     * A change happened; called by the thread that made it.
     *
     * @param body the delivery's JSON
     */
    void told(String seller, String body);
}

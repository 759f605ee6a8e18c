package io.vivenuoperator.simulator.delivery;

/** Hears what webhooks are told, as a receiver that takes every type would get it at once. */
@FunctionalInterface
public interface Overhearing {
    /**
     * Something happened; called by the thread that made it happen.
     *
     * @param body the delivery's JSON
     */
    void told(String seller, String body);
}

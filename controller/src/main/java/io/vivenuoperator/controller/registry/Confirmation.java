package io.vivenuoperator.controller.registry;

/** Whether the receivers have loaded what was published. */
public sealed interface Confirmation {
    /** Every ready receiver has loaded the revision, or a later one. */
    record Confirmed(int receivers, long revision) implements Confirmation {}

    /** Some receivers have not loaded it yet. */
    record Waiting(int receivers, int confirmed) implements Confirmation {}

    /**
     * No receiver is ready.
     *
     * @param why Kubernetes' own explanation, as far as it is known
     */
    record NoReceivers(String why) implements Confirmation {}
}

package io.vivenuoperator.controller.registry;

/** Whether the receivers know what was published. */
public sealed interface Confirmation {
    /** Every ready receiver has loaded the revision, or a later one. */
    record Confirmed(int receivers, long revision) implements Confirmation {}

    /** Some have not. */
    record Waiting(int receivers, int confirmed) implements Confirmation {}

    /**
     * There is none to ask.
     *
     * @param why in Kubernetes' words, as far as they are known
     */
    record NoReceivers(String why) implements Confirmation {}
}

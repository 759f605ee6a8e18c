package io.vivenuoperator.operator.confirmation;

/** Whether a program's pods have loaded what was published. */
public sealed interface PodsConfirmation {
    /** Every ready pod has loaded the revision, or a later one. */
    record Confirmed(int pods, long revision) implements PodsConfirmation {}

    /** Some pods have not loaded it yet. */
    record Waiting(int pods, int confirmed) implements PodsConfirmation {}

    /**
     * No pod is ready.
     *
     * @param why Kubernetes' own explanation, as far as it is known
     */
    record NoPods(String why) implements PodsConfirmation {}
}

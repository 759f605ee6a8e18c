package io.vivenuoperator.operator.confirmation;

/**
 * Where a program's pods are.
 *
 * @param selector by their labels
 * @param waitForKubelet whether they get a new document when the kubelet looks for it, without being hurried
 */
public record PodsPlace(String namespace, String selector, boolean waitForKubelet) {}

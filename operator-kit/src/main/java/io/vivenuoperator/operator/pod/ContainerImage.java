package io.vivenuoperator.operator.pod;

/**
 * The image of a pod's single container.
 *
 * @param container the container's name
 * @param pullPolicy as in Kubernetes, for example {@code IfNotPresent}
 */
public record ContainerImage(String container, String image, String pullPolicy) {}

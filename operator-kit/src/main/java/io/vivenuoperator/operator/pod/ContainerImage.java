package io.vivenuoperator.operator.pod;

/**
 * What a pod's one container runs.
 *
 * @param container its name
 * @param pullPolicy in Kubernetes' words, for example {@code IfNotPresent}
 */
public record ContainerImage(String container, String image, String pullPolicy) {}

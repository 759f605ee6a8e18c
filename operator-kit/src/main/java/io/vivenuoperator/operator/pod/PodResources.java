package io.vivenuoperator.operator.pod;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/**
 * What a pod's container asks for, in Kubernetes' quantities. No limit on processor time: it would be idle while there is some.
 *
 * @param scratch how much it may write into /tmp
 */
public record PodResources(String cpu, String memory, String memoryLimit, String scratch) {
    ResourceRequirements requirements() {
        return new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity(cpu))
                .addToRequests("memory", new Quantity(memory))
                .addToLimits("memory", new Quantity(memoryLimit))
                .build();
    }
}

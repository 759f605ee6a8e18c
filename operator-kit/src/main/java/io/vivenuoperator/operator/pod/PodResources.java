package io.vivenuoperator.operator.pod;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/**
 * Resource requests and limits of a pod's container, as Kubernetes quantities. There is no CPU limit: it would throttle the
 * pod even on an idle node.
 *
 * @param scratch how much may be written to /tmp
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

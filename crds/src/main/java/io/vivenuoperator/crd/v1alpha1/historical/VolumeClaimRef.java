package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A PersistentVolumeClaim of the same namespace. */
public record VolumeClaimRef(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the PersistentVolumeClaim.")
        String name) {
    @ValidationRule(
            value = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)*$')",
            message =
                    "spec.output.volumeClaim.name must be the name of a PersistentVolumeClaim: lower-case letters, digits, '-' and single dots, for example exports")
    @Override
    public String name() {
        return name;
    }
}

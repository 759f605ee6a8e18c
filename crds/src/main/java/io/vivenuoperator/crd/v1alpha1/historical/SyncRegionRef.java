package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A VivenuRegion of the same namespace. */
public record SyncRegionRef(
        @Required @Size(max = 63) @JsonPropertyDescription("Name of the VivenuRegion, in this namespace.")
        String name) {
    @ValidationRule(
            value = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
            message =
                    "spec.regionRef.name must be the name of a VivenuRegion: lower-case letters, digits and '-', for example dach")
    @Override
    public String name() {
        return name;
    }
}

package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A Secret of which several keys are read. */
public record SecretNameRef(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the Secret.")
        String name) {}

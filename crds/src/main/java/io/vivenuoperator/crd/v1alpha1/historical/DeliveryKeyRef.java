package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The Secret key that holds the key by which the endpoint verifies. SecretRefRules makes the rules. */
public record DeliveryKeyRef(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the Secret.")
        String name,

        @Default(DeliveryKeyRef.DEFAULT_KEY) @Size(max = 253) @JsonPropertyDescription("Key in the Secret's data.")
        String key) {
    public static final String DEFAULT_KEY = "signingKey";

    public DeliveryKeyRef {
        key = key == null ? DEFAULT_KEY : key;
    }
}

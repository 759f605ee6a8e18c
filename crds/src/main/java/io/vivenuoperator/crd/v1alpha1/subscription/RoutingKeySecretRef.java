package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The Secret key that holds the routing key of a PagerDuty service. */
public record RoutingKeySecretRef(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the Secret.")
        String name,

        @Default("routingKey") @Size(max = 253) @JsonPropertyDescription("Key in the Secret's data.")
        String key)
        implements SecretKeyRef {
    public static final String DEFAULT_KEY = "routingKey";

    public RoutingKeySecretRef {
        key = key == null ? DEFAULT_KEY : key;
    }
}

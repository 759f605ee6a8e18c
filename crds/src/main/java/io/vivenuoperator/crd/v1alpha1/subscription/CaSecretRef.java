package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The Secret key that holds the certificates of authorities that an endpoint is trusted by. */
public record CaSecretRef(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the Secret.")
        String name,

        @Default("ca.crt") @Size(max = 253) @JsonPropertyDescription("Key in the Secret's data; its value is PEM.")
        String key)
        implements SecretKeyRef {
    public static final String DEFAULT_KEY = "ca.crt";

    public CaSecretRef {
        key = key == null ? DEFAULT_KEY : key;
    }
}

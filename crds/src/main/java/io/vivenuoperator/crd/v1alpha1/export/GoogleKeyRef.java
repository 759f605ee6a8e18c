package io.vivenuoperator.crd.v1alpha1.export;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The Secret key that holds a service account's JSON key, as Google's console makes it. SecretRefRules makes the rules. */
public record GoogleKeyRef(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the Secret.")
        String name,

        @Default(GoogleKeyRef.DEFAULT_KEY) @Size(max = 253) @JsonPropertyDescription("Key in the Secret's data.")
        String key) {
    public static final String DEFAULT_KEY = "credentials.json";

    public GoogleKeyRef {
        key = key == null ? DEFAULT_KEY : key;
    }
}

package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The Secret that holds a bucket's access key. SecretRefRules makes the rule. */
public record BucketKeyRef(
        @Required @Size(max = 253) @JsonPropertyDescription("Name of the Secret.")
        String name) {
    /** In the Secret's data. */
    public static final String ID = "accessKeyId";

    /** The same. */
    public static final String SECRET = "secretAccessKey";
}

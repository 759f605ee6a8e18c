package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The Secret key that holds the seller's API key. */
public record ApiKeySecretRef(
        @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Name of the Secret.")
        String name,

        @Default("apiKey") @Size(min = 1, max = 253) @JsonPropertyDescription("Key in the Secret's data.")
        String key) {
    public static final String DEFAULT_KEY = "apiKey";

    public ApiKeySecretRef {
        key = key == null ? DEFAULT_KEY : key;
    }

    @ValidationRule(
            value = "self.matches('^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$')",
            message =
                    "spec.apiKeySecretRef.name must be the name of a Secret: lower-case letters, digits, '-' and '.', for example vivenu-dach")
    @ValidationRule(
            value = "!self.matches('[.-][.]|[.]-')",
            message =
                    "spec.apiKeySecretRef.name must have a letter or digit on either side of each dot, for example vivenu-dach")
    @Override
    public String name() {
        return name;
    }

    @ValidationRule(
            value = "self.matches('^[-._a-zA-Z0-9]+$')",
            message =
                    "spec.apiKeySecretRef.key must be a key of the Secret's data: letters, digits, '-', '_' and '.', for example apiKey")
    @ValidationRule(
            value = "!self.matches('^[.]([.].*)?$')",
            message = "spec.apiKeySecretRef.key must not be . nor begin with .., which no Secret can hold")
    @Override
    public String key() {
        return key;
    }
}

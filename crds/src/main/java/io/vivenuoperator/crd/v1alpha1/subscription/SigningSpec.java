package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The secrets that deliveries are signed with. */
public record SigningSpec(
        @Required
        @Size(min = 1, max = 3)
        @JsonPropertyDescription(
                "The first signs X-Signature, all of them webhook-signature: to rotate, add the next as second, and remove the first when receivers know both.")
        List<SigningSecretRef> secretRefs) {
    public SigningSpec {
        secretRefs = secretRefs == null ? List.of() : List.copyOf(secretRefs);
    }

    @ValidationRule(
            value = "self.all(a, self.exists_one(b, a.name == b.name && a.key == b.key))",
            message = "spec.signing.secretRefs must not name the same key of the same Secret twice")
    @Override
    public List<SigningSecretRef> secretRefs() {
        return secretRefs;
    }
}

package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** Who can open the files. */
public record SyncEncryption(
        @Required
        @Size(min = 1, max = 20)
        @JsonPropertyDescription("Public keys of age; whoever has the secret key of one opens every file.")
        List<String> recipients) {
    public SyncEncryption {
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
    }

    @ValidationRule(
            value = "self.all(r, r.matches('^age1[02-9ac-hj-np-z]{58}$'))",
            message =
                    "spec.output.encryption.recipients must hold public keys of age: age1 and 58 characters, as age-keygen prints them")
    @Override
    public List<String> recipients() {
        return recipients;
    }
}

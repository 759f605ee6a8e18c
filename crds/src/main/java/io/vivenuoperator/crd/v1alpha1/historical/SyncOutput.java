package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where files go. They hold buyers' data. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncOutput(
        @Required @JsonPropertyDescription("The volume that files are written to; it is yours, and is never deleted.")
        VolumeClaimRef volumeClaim,

        @Nullable
        @JsonPropertyDescription(
                "Whether each ticket also gets a file of its own. Absent: up to 10,000 tickets it does.")
        Boolean individual,

        @Nullable
        @JsonPropertyDescription(
                "After so many days the files are to be deleted; metadata.json names the day. Absent: it names none. 1 to 3650.")
        Integer retentionDays) {
    @ValidationRule(
            value = "self >= 1 && self <= 3650",
            message = "spec.output.retentionDays must be between 1 and 3650")
    @Override
    public @Nullable Integer retentionDays() {
        return retentionDays;
    }
}

package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where files go, and what they are like. They hold buyers' data, unless they are redacted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.volumeClaim) != has(self.objectStore)",
        message = "spec.output.volumeClaim must be set, or objectStore in its place, and not both",
        fieldPath = ".volumeClaim")
public record SyncOutput(
        @Nullable @JsonPropertyDescription("The volume that files are written to; it is yours, and is never deleted.")
        VolumeClaimRef volumeClaim,

        @Nullable @JsonPropertyDescription("The bucket that files are written to, of any service that speaks S3.")
        SyncObjectStore objectStore,

        @Nullable
        @JsonPropertyDescription(
                "Whether each ticket also gets a file of its own. Absent: up to 10,000 tickets it does.")
        Boolean individual,

        @Default("None")
        @JsonPropertyDescription(
                "None: tickets are written as Vivenu has them. Holder: without whose they are, and without what opens them (secret, barcode).")
        SyncRedaction redact,

        @Nullable
        @JsonPropertyDescription(
                "Closes the files to everybody but the named ones. Absent: whoever gets at a file can read it.")
        SyncEncryption encryption,

        @Nullable
        @JsonPropertyDescription(
                "After so many days the files expire; metadata.json names the day. On a volume the next sync with files there deletes them, in a bucket its lifecycle rule has to. Absent: never. 1 to 3650.")
        Integer retentionDays) {
    public SyncOutput {
        redact = redact == null ? SyncRedaction.NONE : redact;
    }

    @ValidationRule(
            value = "self >= 1 && self <= 3650",
            message = "spec.output.retentionDays must be between 1 and 3650")
    @Override
    public @Nullable Integer retentionDays() {
        return retentionDays;
    }
}

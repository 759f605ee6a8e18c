package io.vivenuoperator.crd.v1alpha1.export;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import java.util.Objects;

/** One statement about an export, in the shape of Kubernetes' own conditions. */
public record ExportCondition(
        @Required
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @JsonPropertyDescription(
                "Ready: the spreadsheet is kept up to date. Scheduled: runs are made as the spec says. Exported: the last run ended well, and was one of this spec.")
        ExportConditionType type,

        @Required
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @JsonPropertyDescription("Unknown: it could not be found out, or not yet.")
        ConditionStatus status,

        @Required
        @Size(min = 1, max = 64)
        @Pattern("^[A-Za-z]([A-Za-z0-9]*)$")
        @JsonPropertyDescription("One of the documented reasons.")
        String reason,

        @Required @Size(max = 4096) @JsonPropertyDescription("One sentence for a person: what is, and what to do.")
        String message,

        @Required
        @Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$")
        @JsonPropertyDescription("When the status last changed.")
        String lastTransitionTime,

        @Required @JsonPropertyDescription("The generation of the spec that this condition speaks of.")
        Long observedGeneration) {
    /** Whether this release knows what it says. */
    boolean isKnown() {
        return Objects.nonNull(type) && Objects.nonNull(status);
    }
}

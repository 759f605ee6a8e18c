package io.vivenuoperator.crd.v1alpha1.export;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run of an export did. What is not known is absent, never 0. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExportRunStatus(
        @Required
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @JsonPropertyDescription("Complete: the spreadsheet has what the database has. Failed: it may not.")
        ExportRunOutcome outcome,

        @Required @Size(max = 64) @JsonPropertyDescription("One of the documented reasons.")
        String reason,

        @Required @JsonPropertyDescription("When the run began.")
        String startedAt,

        @Required @JsonPropertyDescription("When the run ended.")
        String finishedAt,

        @Nullable @JsonPropertyDescription("How many rows the export has; absent when they were not read.")
        Long rows,

        @Nullable @JsonPropertyDescription("How many cells were written; absent when that is not known.")
        Long cells,

        @Nullable @JsonPropertyDescription("How many requests were sent to Google Sheets, repeated ones included.")
        Long requests,

        @Required @Size(max = 4096) @JsonPropertyDescription("One sentence for a person: what is, and what to do.")
        String message,

        @Nullable
        @JsonPropertyDescription(
                "Which version of what the spec says the run exported; another one was a run of another spec.")
        String revision) {
    /** Whether this release knows what it says. */
    boolean isKnown() {
        return Objects.nonNull(outcome);
    }
}

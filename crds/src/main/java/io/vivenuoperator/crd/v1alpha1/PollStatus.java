package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What the last poll reported.
 *
 * @param startedAt RFC 3339, UTC
 * @param finishedAt RFC 3339, UTC
 * @param events records that were read
 * @param tickets records that were read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PollStatus(
        @Required
        @JsonPropertyDescription("Incremental: what changed since the poll before. Full: everything, as a proof.")
        RunKind kind,

        @Required
        @JsonPropertyDescription(
                "Complete: nothing is missing. Partial: some of it could not be read or proved; reason and message say what. Failed: nothing new is known.")
        RunOutcome outcome,

        @Nullable @Size(max = 64) @JsonPropertyDescription("Why the poll is not complete.")
        String reason,

        @Required @JsonPropertyDescription("When the poll began.")
        String startedAt,

        @Required @JsonPropertyDescription("When the poll ended.")
        String finishedAt,

        @Nullable @JsonPropertyDescription("How many events the poll read; absent when it does not know.")
        Long events,

        @Nullable @JsonPropertyDescription("How many tickets the poll read; absent when it does not know.")
        Long tickets,

        @Nullable @JsonPropertyDescription("How many requests the poll sent to Vivenu, repeated ones included.")
        Long requests,

        @Nullable
        @JsonPropertyDescription("Share of the sold tickets that is stored; absent when the poll did not measure it.")
        Double completenessPercent,

        @Nullable @Size(max = 4096) @JsonPropertyDescription("What the poll says about itself, for a person.")
        String message) {}

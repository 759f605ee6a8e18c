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
        @Required RunKind kind,
        @Required RunOutcome outcome,

        @Nullable @Size(max = 64) @JsonPropertyDescription("Why the poll is not complete.")
        String reason,

        @Required String startedAt,
        @Required String finishedAt,
        @Nullable Long events,
        @Nullable Long tickets,
        @Nullable Long requests,

        @Nullable
        @JsonPropertyDescription("Share of the sold tickets that is stored; absent when the poll did not measure it.")
        Double completenessPercent,

        @Nullable @Size(max = 4096) String message) {}

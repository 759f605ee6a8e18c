package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the last poll reported.
 *
 * @param startedAt RFC 3339, UTC
 * @param finishedAt RFC 3339, UTC
 * @param events records that were read
 * @param tickets records that were read
 * @param vendorSold tickets
 * @param storedSold tickets
 * @param quarantined of the region, when the poll ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PollStatus(
        @Required
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @JsonPropertyDescription("Incremental: what changed since the poll before. Full: everything, as a proof.")
        RunKind kind,

        @Required
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
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

        @Nullable @JsonPropertyDescription("Sold tickets by Vivenu's own counts; absent when the poll did not compare.")
        Long vendorSold,

        @Nullable @JsonPropertyDescription("Sold tickets that were stored then; absent when the poll did not compare.")
        Long storedSold,

        @Nullable
        @JsonPropertyDescription(
                "How many records could not be read and waited in quarantine; absent when it does not know.")
        Long quarantined,

        @Nullable @Size(max = 4096) @JsonPropertyDescription("What the poll says about itself, for a person.")
        String message) {
    /** Whether this release knows what it says. */
    boolean isKnown() {
        return Objects.nonNull(kind) && Objects.nonNull(outcome);
    }

    /** Of a poll that does not know counts of sold tickets, nor what is in quarantine. */
    public PollStatus(
            RunKind kind,
            RunOutcome outcome,
            @Nullable String reason,
            String startedAt,
            String finishedAt,
            @Nullable Long events,
            @Nullable Long tickets,
            @Nullable Long requests,
            @Nullable Double completenessPercent,
            @Nullable String message) {
        this(
                kind,
                outcome,
                reason,
                startedAt,
                finishedAt,
                events,
                tickets,
                requests,
                completenessPercent,
                null,
                null,
                null,
                message);
    }
}

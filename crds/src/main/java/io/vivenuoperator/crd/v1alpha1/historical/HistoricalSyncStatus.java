package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a sync is. Nothing secret, nothing of a buyer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoricalSyncStatus(
        @Nullable @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        Long observedGeneration,

        @JsonPropertyDescription("Accepted, Progressing, Complete and Failed.")
        List<SyncCondition> conditions,

        @Nullable @JsonPropertyDescription("When the Job was made.")
        String startedAt,

        @Nullable @JsonPropertyDescription("When the sync ended.")
        String finishedAt,

        @Nullable @JsonPropertyDescription("Name of the Job, in the operator's namespace.")
        String job,

        @Nullable @JsonPropertyDescription("Host of the endpoint.")
        String endpointHost,

        @Nullable @JsonPropertyDescription("Counts, each ticket in exactly one of them.")
        SyncProgressStatus progress,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @JsonPropertyDescription("What did not end well, by answer and ticket type, most tickets first, at most ten.")
        List<SyncErrorStatus> errors,

        @Nullable @JsonPropertyDescription("The last word in one sentence: what is, and what to do.")
        String message) {
    public HistoricalSyncStatus {
        conditions = conditions == null
                ? List.of()
                : conditions.stream().filter(SyncCondition::isKnown).toList();
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** Of a sync that nobody has looked at yet. */
    public static HistoricalSyncStatus empty() {
        return new HistoricalSyncStatus(null, List.of(), null, null, null, null, null, List.of(), null);
    }

    public Optional<SyncCondition> condition(SyncConditionType type) {
        return conditions.stream().filter(c -> c.type() == type).findFirst();
    }

    /** Whether it is over, one way or the other; no getter, which would be a field. */
    public boolean hasEnded() {
        return finishedAt != null;
    }
}

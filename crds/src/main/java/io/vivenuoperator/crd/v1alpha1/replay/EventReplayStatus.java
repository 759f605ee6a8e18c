package io.vivenuoperator.crd.v1alpha1.replay;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a replay is. What is not known is absent, never 0. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventReplayStatus(
        @Nullable @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        Long observedGeneration,

        @JsonPropertyDescription("Complete and Failed.") List<ReplayCondition> conditions,

        @Nullable
        @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        @JsonPropertyDescription("How far the replay is: Pending, Running, Complete or Failed.")
        ReplayPhase phase,

        @Nullable @JsonPropertyDescription("How many messages match.")
        Long matched,

        @Nullable @JsonPropertyDescription("How many were delivered again.")
        Long sent,

        @Nullable @JsonPropertyDescription("How many could not be delivered.")
        Long failed,

        @Nullable @JsonPropertyDescription("Place in the log up to which the replay has come.")
        Long position,

        @Nullable @JsonPropertyDescription("When the replay began.")
        String startedAt,

        @Nullable @JsonPropertyDescription("When the replay ended.")
        String finishedAt) {
    public EventReplayStatus {
        conditions = conditions == null
                ? List.of()
                : conditions.stream().filter(ReplayCondition::isKnown).toList();
    }

    /** Of a replay that nobody has looked at yet. */
    public static EventReplayStatus empty() {
        return new EventReplayStatus(null, List.of(), null, null, null, null, null, null, null);
    }

    public Optional<ReplayCondition> condition(ReplayConditionType type) {
        return conditions.stream().filter(c -> c.type() == type).findFirst();
    }
}

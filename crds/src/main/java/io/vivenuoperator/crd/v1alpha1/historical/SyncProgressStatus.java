package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What is known of a sync's tickets. What is not known is absent, never 0. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncProgressStatus(
        @Nullable @JsonPropertyDescription("How many tickets Vivenu lists for the events.")
        Long tickets,

        @Nullable @JsonPropertyDescription("Those whose status is not wanted.")
        Long rejectedByStatus,

        @Nullable @JsonPropertyDescription("Those whose name is not wanted.")
        Long rejectedByName,

        @Nullable @JsonPropertyDescription("Those that were made at another time.")
        Long rejectedByTime,

        @Nullable @JsonPropertyDescription("Those beyond spec.filter.limit.")
        Long cutByLimit,

        @Nullable
        @JsonPropertyDescription("Those that the endpoint has from another sync; of a Replay, the others don't look.")
        Long alreadySent,

        @Nullable @JsonPropertyDescription("Those that are left: what this sync sends, counts or writes.")
        Long toSend,

        @Nullable @JsonPropertyDescription("How many the endpoint has taken.")
        Long sent,

        @Nullable @JsonPropertyDescription("How many it does not want; another sync tries them again.")
        Long refused,

        @Nullable
        @JsonPropertyDescription("How many were tried as often as a ticket is; another sync tries them again.")
        Long failed,

        @Nullable
        @JsonPropertyDescription(
                "How many may have arrived or not, from before or by this sync: the view replayed_tickets names them.")
        Long inDoubt,

        @Nullable @JsonPropertyDescription("How many were not wanted any more when their turn came.")
        Long changedMeanwhile,

        @Nullable @JsonPropertyDescription("Refused, failed and in doubt together.")
        Long unsuccessful,

        @Nullable @JsonPropertyDescription("How much of toSend is done with, rounded down.")
        Integer percent,

        @Nullable @JsonPropertyDescription("As measured since the pod began to send.")
        Long ticketsPerHour,

        @Nullable
        @JsonPropertyDescription("When it ends if it goes on like this; absent while it waits or can't be told.")
        String estimatedFinishAt,

        @JsonPropertyDescription("When these numbers were told.")
        String updatedAt) {}

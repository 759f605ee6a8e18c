package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the controller knows about a region. Nothing secret, nothing personal. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VivenuRegionStatus(
        @Nullable @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        Long observedGeneration,

        @JsonPropertyDescription("Ready, CredentialsValid, WebhookRegistered, PollersScheduled and DataFresh.")
        List<RegionCondition> conditions,

        @Nullable @JsonPropertyDescription("Vivenu's id of the account that the API key belongs to.")
        String sellerId,

        @Nullable
        @JsonPropertyDescription("Vivenu refused the API key; until when it is not asked again about the same one.")
        RefusalStatus refusal,

        @Nullable @JsonPropertyDescription("The webhook at Vivenu.")
        WebhookStatus webhook,

        @Nullable @JsonPropertyDescription("The poll that finished last.")
        PollStatus lastPoll,

        @Nullable @JsonPropertyDescription("When the last poll that did not fail was finished.")
        String lastSuccessfulPollTime,

        @Nullable @JsonPropertyDescription("The share of the sold tickets that was stored when it was last measured.")
        Double completenessPercent) {

    public VivenuRegionStatus {
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** A region that nobody has looked at yet. */
    public static VivenuRegionStatus empty() {
        return new VivenuRegionStatus(null, List.of(), null, null, null, null, null, null);
    }

    public Optional<RegionCondition> condition(ConditionType type) {
        return conditions.stream().filter(c -> c.type() == type).findFirst();
    }
}

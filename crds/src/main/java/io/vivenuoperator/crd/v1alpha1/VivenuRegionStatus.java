package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the controller knows about a region. Nothing secret, nothing personal. What a later release wrote with words that this one does not
 * know counts as not written: after a rollback the controller must be able to read every status.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VivenuRegionStatus(
        @Nullable @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        Long observedGeneration,

        @JsonPropertyDescription(
                "Ready, Stalled, Reconciling, CredentialsValid, WebhookRegistered, PollersScheduled, DataFresh and Proven.")
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
        Double completenessPercent,

        @Nullable @JsonPropertyDescription("When completenessPercent was measured: the end of that poll.")
        String completenessTime,

        @Nullable @JsonPropertyDescription("The incremental poll that finished last.")
        PollStatus lastIncrementalPoll,

        @Nullable @JsonPropertyDescription("The full poll that finished last.")
        PollStatus lastFullPoll,

        @Nullable
        @JsonPropertyDescription(
                "When the last poll was finished that read everything and was Complete: the last proof.")
        String lastProofTime,

        @Nullable @JsonPropertyDescription("How many full polls in a row have ended without a proof since then.")
        Integer fullPollsWithoutProof,

        @Nullable
        @JsonPropertyDescription(
                "When the next poll is due by the schedules, after the last one; absent while nothing is scheduled. In the past: it is late.")
        String nextPollTime,

        @Nullable
        @JsonPropertyDescription(
                "How many records could not be read and wait in quarantine, by the last poll that knew: see the view quarantined.")
        Long quarantined,

        @Nullable
        @JsonPropertyDescription("Sold tickets by Vivenu's own counts, when completenessPercent was measured.")
        Long vendorSold,

        @Nullable
        @JsonPropertyDescription(
                "Sold tickets that were stored when completenessPercent was measured; too many of one event do not make up for too few of another.")
        Long storedSold,

        @Nullable
        @JsonPropertyDescription(
                "When the next full poll is due by its schedule, after the last one; absent while nothing is scheduled. In the past: it is late.")
        String nextFullPollTime,

        @Nullable @JsonPropertyDescription("The same of the next incremental poll.")
        String nextIncrementalPollTime,

        @Nullable
        @JsonPropertyDescription(
                "The region's key in the database, in the webhook's URL and in metrics: its name, or namespace/name. It stays, whatever namespaces the controller watches later.")
        String regionKey) {
    public VivenuRegionStatus {
        conditions = conditions == null
                ? List.of()
                : conditions.stream().filter(RegionCondition::isKnown).toList();
        lastPoll = known(lastPoll);
        lastIncrementalPoll = known(lastIncrementalPoll);
        lastFullPoll = known(lastFullPoll);
    }

    private static @Nullable PollStatus known(@Nullable PollStatus poll) {
        return poll == null || !poll.isKnown() ? null : poll;
    }

    /** Without what only full or only incremental polls tell, and without a key. */
    public VivenuRegionStatus(
            @Nullable Long observedGeneration,
            List<RegionCondition> conditions,
            @Nullable String sellerId,
            @Nullable RefusalStatus refusal,
            @Nullable WebhookStatus webhook,
            @Nullable PollStatus lastPoll,
            @Nullable String lastSuccessfulPollTime,
            @Nullable Double completenessPercent) {
        this(
                observedGeneration,
                conditions,
                sellerId,
                refusal,
                webhook,
                lastPoll,
                lastSuccessfulPollTime,
                completenessPercent,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A region that nobody has looked at yet. */
    public static VivenuRegionStatus empty() {
        return new VivenuRegionStatus(null, List.of(), null, null, null, null, null, null);
    }

    /** The same with other conditions. */
    public VivenuRegionStatus with(List<RegionCondition> others) {
        return new VivenuRegionStatus(
                observedGeneration,
                others,
                sellerId,
                refusal,
                webhook,
                lastPoll,
                lastSuccessfulPollTime,
                completenessPercent,
                completenessTime,
                lastIncrementalPoll,
                lastFullPoll,
                lastProofTime,
                fullPollsWithoutProof,
                nextPollTime,
                quarantined,
                vendorSold,
                storedSold,
                nextFullPollTime,
                nextIncrementalPollTime,
                regionKey);
    }

    public Optional<RegionCondition> condition(ConditionType type) {
        return conditions.stream().filter(c -> c.type() == type).findFirst();
    }
}

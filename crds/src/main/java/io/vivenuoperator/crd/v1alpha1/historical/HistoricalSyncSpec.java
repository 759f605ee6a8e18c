package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tickets, and what is done with them. As with a Job, little of it can change. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!(self.mode in ['Replay', 'Test']) || has(self.delivery)",
        message = "spec.delivery must be set when spec.mode is Replay or Test: it says where tickets are sent",
        fieldPath = ".delivery")
@ValidationRule(
        value = "self.mode in ['Replay', 'Test'] || !has(self.delivery)",
        message = "spec.delivery must be absent when spec.mode is DryRun or PullOnly: nothing is sent",
        fieldPath = ".delivery")
@ValidationRule(
        value = "self.mode != 'Test' || !has(self.delivery) || has(self.delivery.testUrl)",
        message = "spec.delivery.testUrl must be set when spec.mode is Test: nothing else gets the ticket",
        fieldPath = ".delivery.testUrl")
@ValidationRule(
        value = "(self.mode == 'PullOnly') == has(self.output)",
        message = "spec.output must be set when spec.mode is PullOnly, and only then",
        fieldPath = ".output")
@ValidationRule(
        value =
                "self.regionRef == oldSelf.regionRef && self.eventIds == oldSelf.eventIds && self.mode == oldSelf.mode && has(self.filter) == has(oldSelf.filter) && (!has(self.filter) || self.filter == oldSelf.filter) && has(self.delivery) == has(oldSelf.delivery) && (!has(self.delivery) || self.delivery == oldSelf.delivery) && has(self.output) == has(oldSelf.output) && (!has(self.output) || self.output == oldSelf.output)",
        message =
                "spec.* is immutable but for suspend, cancel and ttlSecondsAfterFinished: create another VivenuHistoricalSync instead")
public record HistoricalSyncSpec(
        @Required @JsonPropertyDescription("Whose tickets: API key, request budget and environment are the region's.")
        SyncRegionRef regionRef,

        @Required
        @Size(min = 1, max = 20)
        @JsonPropertyDescription("Vivenu's ids of the events whose tickets are meant.")
        List<String> eventIds,

        @Default("DryRun")
        @JsonPropertyDescription(
                "DryRun: counts what would be sent. Test: sends one ticket to delivery.testUrl. PullOnly: writes tickets into files. Replay: sends them to delivery.url.")
        SyncMode mode,

        @Nullable @JsonPropertyDescription("Which of the events' tickets. Absent: the usual ones of the mode.")
        SyncFilter filter,

        @Nullable @JsonPropertyDescription("Where tickets are sent, for Test and Replay.")
        SyncDelivery delivery,

        @Nullable @JsonPropertyDescription("Where files are written, for PullOnly.")
        SyncOutput output,

        @Default("false")
        @JsonPropertyDescription("True pauses the sync after the ticket under way; false lets it go on from there.")
        Boolean suspend,

        @Default("false")
        @JsonPropertyDescription(
                "True ends the sync for good after the ticket under way. What was sent stays sent; another object sends the rest.")
        Boolean cancel,

        @Nullable
        @JsonPropertyDescription(
                "Seconds after its end when the resource is deleted. Absent: it stays. 0 to 2592000 (30 days).")
        Integer ttlSecondsAfterFinished) {
    public HistoricalSyncSpec {
        eventIds = eventIds == null ? List.of() : List.copyOf(eventIds);
        mode = mode == null ? SyncMode.DRY_RUN : mode;
        suspend = suspend != null && suspend;
        cancel = cancel != null && cancel;
    }

    @ValidationRule(
            value = "self.all(e, e.matches('^[0-9A-Fa-f]{24}$'))",
            message =
                    "spec.eventIds must hold Vivenu's ids of events, each of 24 hexadecimal digits: 68108c20c5c88849372bfb61")
    @Override
    public List<String> eventIds() {
        return eventIds;
    }

    @ValidationRule(
            value = "!oldSelf || self",
            message =
                    "spec.cancel must stay true, a canceled sync can't go on: create another VivenuHistoricalSync instead")
    @Override
    public Boolean cancel() {
        return cancel;
    }

    @ValidationRule(
            value = "self >= 0 && self <= 2592000",
            message = "spec.ttlSecondsAfterFinished must be between 0 and 2592000 (30 days)")
    @Override
    public @Nullable Integer ttlSecondsAfterFinished() {
        return ttlSecondsAfterFinished;
    }

    /** The URL that this mode posts to; empty if it posts nothing. */
    public Optional<String> target() {
        return Optional.ofNullable(delivery)
                .flatMap(known -> Optional.ofNullable(mode == SyncMode.TEST ? known.testUrl() : known.url()));
    }
}

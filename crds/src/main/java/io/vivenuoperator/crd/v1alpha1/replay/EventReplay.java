package io.vivenuoperator.crd.v1alpha1.replay;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;

/** Delivers a range of the log to a subscription once more. */
@Group(VivenuRegion.GROUP)
@Version(VivenuRegion.VERSION)
@Kind("EventReplay")
@Plural("eventreplays")
@ShortNames("evr")
@Categories("vivenu")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Subscription",
        jsonPath = ".spec.subscriptionRef.name",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Matched", jsonPath = ".status.matched", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Sent", jsonPath = ".status.sent", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Failed", jsonPath = ".status.failed", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Only",
        jsonPath = ".spec.only",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Dry Run",
        jsonPath = ".spec.dryRun",
        type = AdditionalPrinterColumn.Type.BOOLEAN,
        priority = 1)
@AdditionalPrinterColumn(name = "Finished", jsonPath = ".status.finishedAt", type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Message",
        jsonPath = ".status.conditions[?(@.status==\"True\")].message",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value = "size(self.metadata.name) <= 63",
        message = "metadata.name must be at most 63 characters long: deliveries carry it in a header")
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
        message = "metadata.name must consist of lower-case letters, digits and '-': deliveries carry it in a header")
public class EventReplay extends CustomResource<EventReplaySpec, EventReplayStatus> implements Namespaced {
    /** What kubectl explain says about the kind. */
    public static final String DESCRIPTION =
            "Delivers a range of the log to an EventSubscription once more, beside its live messages and with the same ids, or only counts what it would deliver. Runs once, as a Job does; deleting it stops it.";

    /** Required: a replay without a range would be one of everything. */
    @Override
    @Required
    @JsonPropertyDescription("What is delivered again, to whom, and how fast.")
    public EventReplaySpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("How far the replay is.")
    public EventReplayStatus getStatus() {
        return super.getStatus();
    }
}

package io.vivenuoperator.crd.v1alpha1.historical;

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

/** Sends tickets that were sold before, once. */
@Group(VivenuRegion.GROUP)
@Version(VivenuRegion.VERSION)
@Kind("VivenuHistoricalSync")
@Plural("vivenuhistoricalsyncs")
@ShortNames("vhs")
@Categories("vivenu")
@AdditionalPrinterColumn(name = "Region", jsonPath = ".spec.regionRef.name", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Mode", jsonPath = ".spec.mode", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "State",
        jsonPath = ".status.conditions[?(@.type==\"Progressing\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Sent", jsonPath = ".status.progress.sent", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Of", jsonPath = ".status.progress.toSend", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Done%",
        jsonPath = ".status.progress.percent",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Failed",
        jsonPath = ".status.progress.unsuccessful",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "ETA",
        jsonPath = ".status.progress.estimatedFinishAt",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Endpoint",
        jsonPath = ".status.endpointHost",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Started",
        jsonPath = ".status.startedAt",
        type = AdditionalPrinterColumn.Type.DATE,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Message",
        jsonPath = ".status.message",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value = "size(self.metadata.name) <= 50",
        message = "metadata.name must be at most 50 characters long: the Job's name is longer by six")
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
        message = "metadata.name must consist of lower-case letters, digits and '-': it becomes a label")
public class VivenuHistoricalSync extends CustomResource<HistoricalSyncSpec, HistoricalSyncStatus>
        implements Namespaced {
    /** What kubectl explain says about the kind. */
    public static final String DESCRIPTION =
            "Sends tickets that were sold before to an endpoint as if Vivenu delivered them now, writes them into files, or counts what it would send. Runs once, as a Job does: another run is another object. Deleting it stops it; files, and what is known of sent tickets, stay.";

    /** Required: a sync of no region is none. */
    @Override
    @Required
    @JsonPropertyDescription(
            "Which tickets, and what is done with them. Immutable but for suspend, cancel and ttlSecondsAfterFinished.")
    public HistoricalSyncSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("How far the sync is.")
    public HistoricalSyncStatus getStatus() {
        return super.getStatus();
    }
}

package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
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

/** One Vivenu seller account that the stack watches. */
@Group(VivenuRegion.GROUP)
@Version(VivenuRegion.VERSION)
@Kind("VivenuRegion")
@Plural("vivenuregions")
@ShortNames("vr")
@Categories("vivenu")
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Webhook",
        jsonPath = ".status.conditions[?(@.type==\"WebhookRegistered\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Polls",
        jsonPath = ".status.conditions[?(@.type==\"PollersScheduled\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Fresh",
        jsonPath = ".status.conditions[?(@.type==\"DataFresh\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Last Poll",
        jsonPath = ".status.lastPoll.finishedAt",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Outcome",
        jsonPath = ".status.lastPoll.outcome",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Complete%",
        jsonPath = ".status.completenessPercent",
        type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(name = "Proved", jsonPath = ".status.lastProofTime", type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Environment",
        jsonPath = ".spec.environment",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Seller",
        jsonPath = ".status.sellerId",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Message",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalSelectableField(jsonPath = ".spec.environment")
@AdditionalSelectableField(jsonPath = ".status.sellerId")
@ValidationRule(
        value = "size(self.metadata.name) <= 40",
        message = "metadata.name must be at most 40 characters long: it is part of the names of the region's CronJobs")
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
        message =
                "metadata.name must consist of lower-case letters, digits and '-': it is the region's key in the database and in the webhook's URL")
@ValidationRule(
        value =
                "self.spec.apiKeySecretRef.name != self.metadata.name + '-webhook-signing-key' || (oldSelf.hasValue() && oldSelf.value().spec.apiKeySecretRef.name == self.spec.apiKeySecretRef.name)",
        message =
                "spec.apiKeySecretRef.name must not be the Secret <region>-webhook-signing-key, which the controller writes: store the API key in a Secret of your own",
        fieldPath = ".spec.apiKeySecretRef.name",
        optionalOldSelf = true)
public class VivenuRegion extends CustomResource<VivenuRegionSpec, VivenuRegionStatus> implements Namespaced {
    public static final String GROUP = "vivenu-operator.io";
    public static final String VERSION = "v1alpha1";

    /** What kubectl explain says about the kind. */
    static final String DESCRIPTION =
            "One Vivenu seller account: its events, tickets and sales are kept in PostgreSQL, by webhook and by poll. The resource's name is the region's key in the database and in the webhook's URL. Deleting it removes the webhook from Vivenu and keeps the data.";

    /** Required: a region without a spec has no key to ask with. */
    @Override
    @Required
    @JsonPropertyDescription("Which account is watched, how Vivenu reports changes, and when it is polled.")
    public VivenuRegionSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("What the controller knows about the region. Nothing in it is secret or personal.")
    public VivenuRegionStatus getStatus() {
        return super.getStatus();
    }
}

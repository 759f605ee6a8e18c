package io.vivenuoperator.crd.v1alpha1.subscription;

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

/** Somebody who is told when something happens. */
@Group(VivenuRegion.GROUP)
@Version(VivenuRegion.VERSION)
@Kind("EventSubscription")
@Plural("eventsubscriptions")
@ShortNames("evs")
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
        name = "Delivering",
        jsonPath = ".status.conditions[?(@.type==\"Delivering\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Target", jsonPath = ".status.endpoint", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Behind", jsonPath = ".status.behind", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Dead", jsonPath = ".status.deadLetters", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Last Success",
        jsonPath = ".status.lastSuccess.time",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Types",
        jsonPath = ".spec.select.types",
        type = AdditionalPrinterColumn.Type.STRING,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Regions",
        jsonPath = ".status.regionCount",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Retrying",
        jsonPath = ".status.retrying",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Rate",
        jsonPath = ".spec.policy.ratePerSecond",
        type = AdditionalPrinterColumn.Type.INTEGER,
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
@ValidationRule(
        value = "size(self.metadata.name) <= 63",
        message = "metadata.name must be at most 63 characters long: it is part of the name of the signing Secret")
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
        message = "metadata.name must consist of lower-case letters, digits and '-': metrics and messages name it")
public class EventSubscription extends CustomResource<EventSubscriptionSpec, EventSubscriptionStatus>
        implements Namespaced {
    /** What kubectl explain says about the kind. */
    public static final String DESCRIPTION =
            "Somebody who is told when something happens: a webhook, a chat, PagerDuty or an Alertmanager gets the messages that it selects, at least once each, and the status says what became of the last one. Deleting it ends delivery and changes nothing else.";

    /** Required: a subscription without a spec tells nobody anything. */
    @Override
    @Required
    @JsonPropertyDescription("Which messages are delivered, where to, and how.")
    public EventSubscriptionSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("What is known about the subscription. Nothing in it is secret.")
    public EventSubscriptionStatus getStatus() {
        return super.getStatus();
    }
}

package io.vivenuoperator.crd.v1alpha1.export;

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

/** Keeps figures up to date in a Google spreadsheet. */
@Group(VivenuRegion.GROUP)
@Version(VivenuRegion.VERSION)
@Kind("SalesExport")
@Plural("salesexports")
@ShortNames("sx")
@Categories("vivenu")
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Schedule", jsonPath = ".spec.schedule", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Last Run",
        jsonPath = ".status.lastRun.finishedAt",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
        name = "Outcome",
        jsonPath = ".status.lastRun.outcome",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Rows", jsonPath = ".status.lastRun.rows", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Last Success",
        jsonPath = ".status.lastSuccessfulTime",
        type = AdditionalPrinterColumn.Type.DATE,
        priority = 1)
@AdditionalPrinterColumn(
        name = "Spreadsheet",
        jsonPath = ".spec.spreadsheetId",
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
@ValidationRule(
        value = "size(self.metadata.name) <= 46",
        message =
                "metadata.name must be at most 46 characters long: the CronJob's name is longer by six, and may have 52")
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
        message = "metadata.name must consist of lower-case letters, digits and '-': it becomes a label")
public class SalesExport extends CustomResource<SalesExportSpec, SalesExportStatus> implements Namespaced {
    /** What kubectl explain says about the kind. */
    public static final String DESCRIPTION =
            "Brings the figures of events and ticket types, and how dates of sales changed, into a Google spreadsheet, and keeps them up to date on a schedule. It changes the cells that are its own, and only those that differ. Deleting it leaves the spreadsheet as it is.";

    /** Required: an export into no spreadsheet is none. */
    @Override
    @Required
    @JsonPropertyDescription("What is exported, where to, and when.")
    public SalesExportSpec getSpec() {
        return super.getSpec();
    }

    @Override
    @JsonPropertyDescription("Whether it works, and what the last run did.")
    public SalesExportStatus getStatus() {
        return super.getStatus();
    }
}

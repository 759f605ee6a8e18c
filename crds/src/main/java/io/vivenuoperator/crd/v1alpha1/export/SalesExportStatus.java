package io.vivenuoperator.crd.v1alpha1.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an export works, and what its last run did. Nothing secret, no figure of the export itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SalesExportStatus(
        @Nullable @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        Long observedGeneration,

        @JsonPropertyDescription("Ready, Scheduled and Exported.")
        List<ExportCondition> conditions,

        @Nullable @JsonPropertyDescription("Name of the CronJob, in the operator's namespace.")
        String cronJob,

        @Nullable @JsonPropertyDescription("What the last run that has ended did.")
        ExportRunStatus lastRun,

        @Nullable @JsonPropertyDescription("When the spreadsheet was last known to have what the database has.")
        String lastSuccessfulTime) {
    public SalesExportStatus {
        conditions = conditions == null
                ? List.of()
                : conditions.stream().filter(ExportCondition::isKnown).toList();
        lastRun = lastRun != null && lastRun.isKnown() ? lastRun : null;
    }

    /** Of an export that nobody has looked at yet. */
    public static SalesExportStatus empty() {
        return new SalesExportStatus(null, List.of(), null, null, null);
    }

    public Optional<ExportCondition> condition(ExportConditionType type) {
        return conditions.stream().filter(c -> c.type() == type).findFirst();
    }
}

package io.vivenuoperator.crd.v1alpha1.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is exported, where to, and when. The rules of the schedule and of the zone are made by ScheduleRules and TimeZoneRules. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SalesExportSpec(
        @Required
        @Size(max = 100)
        @JsonPropertyDescription(
                "The spreadsheet: the part of its address between /d/ and /edit. It is shared with the service account as Editor.")
        String spreadsheetId,

        @Required @JsonPropertyDescription("Who writes into it: a Google service account's JSON key.")
        GoogleKeyRef credentialsSecretRef,

        @Nullable
        @Size(min = 1, max = 100)
        @JsonPropertyDescription(
                "Whose figures: keys of regions, as their status.regionKey shows them. Absent: every region of the database.")
        List<String> regions,

        @Nullable @Size(min = 1, max = 3) @JsonPropertyDescription("Which sheets. Absent: all of them.")
        List<SheetKind> sheets,

        @Default("true")
        @JsonPropertyDescription(
                "Whether a text that begins like a formula gets an apostrophe before it. In the spreadsheet it is text anyway; in a CSV file made of it, it would not be.")
        Boolean neutralise,

        @Default("\"@hourly\"")
        @Size(max = 100)
        @JsonPropertyDescription(
                "Cron schedule. The macros (@hourly, @daily, ...) and minutes of the form */n start at a minute of its own for each export; any other schedule is kept as it is.")
        String schedule,

        @Default("Etc/UTC")
        @Size(min = 1, max = 64)
        @JsonPropertyDescription("Zone of the IANA time zone database in which the schedule is read.")
        String timeZone,

        @Default("false")
        @JsonPropertyDescription(
                "True stops the schedule; a run that is under way ends. What is in the spreadsheet stays.")
        Boolean suspend) {
    public static final String DEFAULT_SCHEDULE = "@hourly";
    public static final String DEFAULT_TIME_ZONE = "Etc/UTC";

    public SalesExportSpec {
        regions = regions == null ? null : List.copyOf(regions);
        sheets = sheets == null ? null : List.copyOf(sheets);
        neutralise = neutralise == null || neutralise;
        schedule = schedule == null ? DEFAULT_SCHEDULE : schedule;
        timeZone = timeZone == null ? DEFAULT_TIME_ZONE : timeZone;
        suspend = suspend != null && suspend;
    }

    @ValidationRule(
            value = "self.matches('^[A-Za-z0-9_-]{20,100}$')",
            message =
                    "spec.spreadsheetId must be the part of the spreadsheet's address between /d/ and /edit: 20 to 100 letters, digits, '-' and '_'")
    @Override
    public String spreadsheetId() {
        return spreadsheetId;
    }

    @ValidationRule(
            value = "self.all(r, r.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?(/[a-z0-9]([-a-z0-9]*[a-z0-9])?)?$'))",
            message =
                    "spec.regions must hold keys of regions, as their status.regionKey shows them: dach, or ticketing/dach")
    @Override
    public @Nullable List<String> regions() {
        return regions;
    }
}

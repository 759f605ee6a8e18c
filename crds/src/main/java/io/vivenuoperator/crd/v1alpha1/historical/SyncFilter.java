package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets are wanted.
 *
 * @param statuses absent: the usual ones of the mode; empty: every one
 * @param nameContains the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.createdAfter) || !has(self.createdBefore) || self.createdAfter < self.createdBefore",
        message = "spec.filter.createdBefore must be later than createdAfter",
        fieldPath = ".createdBefore")
public record SyncFilter(
        @Nullable
        @Size(max = 5)
        @JsonPropertyDescription(
                "Vivenu's statuses of which a ticket must have one; [] for every status. Absent: VALID and DETAILSREQUIRED, and with PullOnly every status.")
        List<SoldStatus> statuses,

        @Nullable
        @Size(max = 20)
        @JsonPropertyDescription(
                "Parts of the ticket's name of which one is enough, in capitals or not; [] for every name. Absent: CHARITY, and with PullOnly every name.")
        List<String> nameContains,

        @Nullable @JsonPropertyDescription("Only tickets that were made at this time or later.")
        String createdAfter,

        @Nullable
        @JsonPropertyDescription(
                "Only tickets that were made before. The time at which the live webhook was registered keeps both from delivering the same ticket.")
        String createdBefore,

        @Nullable
        @JsonPropertyDescription(
                "Only the first so many by the time they were made; tickets of one purchase stay together, so it may be fewer, and is one purchase at least. 1 to 10000000.")
        Integer limit) {
    public SyncFilter {
        statuses = statuses == null ? null : List.copyOf(statuses);
        nameContains = nameContains == null ? null : List.copyOf(nameContains);
    }

    /** Whatever is usual for the mode. */
    public static SyncFilter usual() {
        return new SyncFilter(null, null, null, null, null);
    }

    @ValidationRule(
            value = "self.all(n, !n.contains(',') && n.matches('[^ ]') && !n.matches('[[:cntrl:]]'))",
            message =
                    "spec.filter.nameContains must hold texts that are not blank and have no comma and no line break: CHARITY")
    @Override
    public @Nullable List<String> nameContains() {
        return nameContains;
    }

    @ValidationRule(
            value = "self >= 1 && self <= 10000000",
            message = "spec.filter.limit must be between 1 and 10000000")
    @Override
    public @Nullable Integer limit() {
        return limit;
    }
}

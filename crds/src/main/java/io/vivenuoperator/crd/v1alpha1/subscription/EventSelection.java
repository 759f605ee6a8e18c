package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which messages a subscription gets. The rules on the items of lists need the items' length, which SubscriptionShape sets. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!has(self.regions) || !has(self.regionSelector)",
        message =
                "spec.select.regions must not be set beside spec.select.regionSelector: name the regions, or select them by labels",
        fieldPath = ".regions")
@ValidationRule(
        value =
                "!has(self.minimumPercent) || self.types.exists(t, t in ['*', 'event.*', 'event.threshold_reached', '*.threshold_reached'])",
        message =
                "spec.select.minimumPercent must only be set with event.threshold_reached among spec.select.types: no other message has a percentage",
        fieldPath = ".minimumPercent")
public record EventSelection(
        @Required
        @Size(min = 1, max = 50)
        @JsonPropertyDescription(
                "Types of messages: a type as GET /event-types lists it, ticket.* for all that begin so, *.created for all that end so, * for all.")
        List<String> types,

        @Size(min = 1, max = 200)
        @JsonPropertyDescription(
                "Names of regions of this namespace; namespace/name for a region elsewhere, if the installation lets this namespace see others. Absent, without a regionSelector: every region that this namespace may see.")
        List<String> regions,

        @Nullable @JsonPropertyDescription("Regions by their labels; a new region with such labels joins by itself.")
        RegionSelector regionSelector,

        @Size(max = 50)
        @JsonPropertyDescription("Other publishers than regions, by the source that they publish with. Absent: none.")
        List<String> sources,

        @Nullable
        @JsonPropertyDescription("Of event.threshold_reached only those with at least this percentage sold. 1 to 100.")
        Integer minimumPercent) {
    public EventSelection {
        types = types == null ? List.of() : List.copyOf(types);
        regions = regions == null ? List.of() : List.copyOf(regions);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    @ValidationRule(
            value =
                    "self.all(t, t.matches('^([*]|([a-z][a-z0-9_]*[.])+[*]|[*]([.][a-z][a-z0-9_]*)+|[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)+)$'))",
            message =
                    "spec.select.types must hold types of lower-case words with dots between them: event.sold_out, ticket.*, *.created or *")
    @Override
    public List<String> types() {
        return types;
    }

    @ValidationRule(
            value = "self.all(r, r.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?(/[a-z0-9]([-a-z0-9]*[a-z0-9])?)?$'))",
            message = "spec.select.regions must hold names of VivenuRegions, or namespace/name: dach, partners/fr")
    @Override
    public List<String> regions() {
        return regions;
    }

    @ValidationRule(
            value = "self.all(s, s.matches('^[!-~]+$') && s != '*')",
            message =
                    "spec.select.sources must hold names of publishers without blanks, for example auth-service; * is none")
    @Override
    public List<String> sources() {
        return sources;
    }

    @ValidationRule(
            value = "self >= 1 && self <= 100",
            message = "spec.select.minimumPercent must be between 1 and 100")
    @Override
    public @Nullable Integer minimumPercent() {
        return minimumPercent;
    }
}

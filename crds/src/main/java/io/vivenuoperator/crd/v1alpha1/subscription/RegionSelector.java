package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** Regions by their labels, so that a new region joins by itself. All comparisons must hold. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value =
                "(has(self.matchLabels) && size(self.matchLabels) > 0) || (has(self.matchExpressions) && size(self.matchExpressions) > 0)",
        message =
                "spec.select.regionSelector must compare at least one label: leave it out to select every region that the namespace may see")
public record RegionSelector(
        @JsonPropertyDescription("Labels that a region must have, each with this value.")
        Map<String, String> matchLabels,

        @Size(max = 20) @JsonPropertyDescription("Other comparisons of labels.")
        List<SelectorRequirement> matchExpressions) {
    public RegionSelector {
        matchLabels = matchLabels == null ? Map.of() : Map.copyOf(matchLabels);
        matchExpressions = matchExpressions == null ? List.of() : List.copyOf(matchExpressions);
    }

    /** Whether a region with these labels is selected. */
    public boolean selects(Map<String, String> labels) {
        return matchLabels.entrySet().stream()
                        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())))
                && matchExpressions.stream().allMatch(requirement -> requirement.holdsFor(labels));
    }

    @ValidationRule(
            value = "self.all(e, (e.operator in ['In', 'NotIn']) == (has(e.values) && size(e.values) > 0))",
            message =
                    "spec.select.regionSelector.matchExpressions must have values with In and NotIn, and none with Exists and DoesNotExist")
    @Override
    public List<SelectorRequirement> matchExpressions() {
        return matchExpressions;
    }
}

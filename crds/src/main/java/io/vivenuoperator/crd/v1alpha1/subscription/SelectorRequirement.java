package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One comparison of a label. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record SelectorRequirement(
        @Required @Size(max = 317) @JsonPropertyDescription("Name of the label.")
        String key,

        @Required
        @JsonPropertyDescription(
                "In, NotIn: the label's value is, or is not, one of the values. Exists, DoesNotExist: the label is there or not.")
        SelectorOperator operator,

        @Size(max = 50) @JsonPropertyDescription("What the label is compared with; none for Exists and DoesNotExist.")
        List<String> values) {
    public SelectorRequirement {
        values = values == null ? List.of() : List.copyOf(values);
    }

    boolean holdsFor(Map<String, String> labels) {
        var value = Optional.ofNullable(labels.get(key));
        return switch (operator) {
            case IN -> value.filter(values::contains).isPresent();
            case NOT_IN -> value.filter(values::contains).isEmpty();
            case EXISTS -> value.isPresent();
            case DOES_NOT_EXIST -> value.isEmpty();
        };
    }
}

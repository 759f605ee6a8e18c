package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The last delivery that the endpoint took. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliverySuccess(
        @Required @JsonPropertyDescription("When the endpoint answered.")
        String time,

        @Nullable @JsonPropertyDescription("The HTTP status of its answer.")
        Integer status,

        @Nullable @JsonPropertyDescription("Milliseconds from the first byte sent to the last byte read.")
        Long millis) {}

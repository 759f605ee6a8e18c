package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The last attempt that failed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeliveryFailure(
        @Required @JsonPropertyDescription("When the attempt ended.")
        String time,

        @Nullable @JsonPropertyDescription("The HTTP status of the answer; absent if there was none.")
        Integer status,

        @Required @Size(max = 64) @JsonPropertyDescription("Why it failed: one of the reasons of Delivering.")
        String reason,

        @Nullable
        @Size(max = 512)
        @JsonPropertyDescription("The reason as a sentence; absent if there is nothing to add.")
        String message,

        @Nullable @JsonPropertyDescription("Which attempt of that message it was, from 1.")
        Integer attempt,

        @Nullable @JsonPropertyDescription("When that message is tried again; absent if it is not.")
        String nextAttempt) {}

package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** The webhook as it is known at Vivenu. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookStatus(
        @Nullable @JsonPropertyDescription("Vivenu's id of the webhook; absent when a person registers it.")
        String id,

        @Required @JsonPropertyDescription("Where Vivenu posts to.")
        String url,

        @Nullable
        @JsonPropertyDescription(
                "Secret and resource version of the key that deliveries are signed with. Never the key itself.")
        String signingKeyRevision) {}

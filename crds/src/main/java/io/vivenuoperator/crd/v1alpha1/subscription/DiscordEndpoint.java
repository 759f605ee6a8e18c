package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** An incoming webhook of Discord. Whoever knows its URL may post, so it is always in a Secret. */
public record DiscordEndpoint(
        @Required @JsonPropertyDescription("Where the URL of the incoming webhook is stored.")
        UrlSecretRef urlSecretRef) {}

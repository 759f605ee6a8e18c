package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;

/** A workflow of Teams. Whoever knows its URL may post, so it is always in a Secret. */
public record TeamsEndpoint(
        @Required @JsonPropertyDescription("Where the URL of the workflow is stored.")
        UrlSecretRef urlSecretRef,

        @Default("Message")
        @JsonPropertyDescription(
                "Message: a message with the card attached. Bare: the card alone, for flows that take nothing else.")
        TeamsCardStyle cardStyle) {
    public TeamsEndpoint {
        cardStyle = cardStyle == null ? TeamsCardStyle.MESSAGE : cardStyle;
    }
}

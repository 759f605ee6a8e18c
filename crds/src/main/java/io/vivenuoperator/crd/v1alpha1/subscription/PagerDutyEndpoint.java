package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A service of PagerDuty, by its Events API v2. EndpointUrlRules makes the rules of the URL. */
public record PagerDutyEndpoint(
        @Required @JsonPropertyDescription("Where the routing key of the service's integration is stored.")
        RoutingKeySecretRef routingKeySecretRef,

        @Default("https://events.pagerduty.com/v2/enqueue")
        @Size(max = 2048)
        @JsonPropertyDescription("Where events are posted to; another one for PagerDuty's European region.")
        String url) {
    public static final String DEFAULT_URL = "https://events.pagerduty.com/v2/enqueue";

    public PagerDutyEndpoint {
        url = url == null ? DEFAULT_URL : url;
    }
}

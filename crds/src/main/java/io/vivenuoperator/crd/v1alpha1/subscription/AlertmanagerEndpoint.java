package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An Alertmanager, by its API v2. EndpointUrlRules makes the rules of the URL. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "has(self.url) != has(self.urlSecretRef)",
        message =
                "spec.deliver.alertmanager must have either url or urlSecretRef: a URL with a secret in it belongs into a Secret")
public record AlertmanagerEndpoint(
        @Nullable
        @Size(max = 2048)
        @JsonPropertyDescription("Address of the Alertmanager with its path prefix, without /api/v2/alerts.")
        String url,

        @Nullable @JsonPropertyDescription("Where the URL is stored, if it is secret.")
        UrlSecretRef urlSecretRef,

        @JsonPropertyDescription("Labels that each alert gets, for routes and silences.")
        Map<String, String> labels) {
    public AlertmanagerEndpoint {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    @ValidationRule(
            value = "size(self) <= 32 && self.all(l, l.matches('^[a-zA-Z_][a-zA-Z0-9_]{0,127}$'))",
            message =
                    "spec.deliver.alertmanager.labels must be at most 32, with names of letters, digits and _, for example team")
    @Override
    public Map<String, String> labels() {
        return labels;
    }
}

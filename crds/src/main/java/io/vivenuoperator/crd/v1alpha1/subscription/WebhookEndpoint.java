package io.vivenuoperator.crd.v1alpha1.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** An HTTP endpoint that takes messages one by one. EndpointUrlRules makes the rules of the URL. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "has(self.url) != has(self.urlSecretRef)",
        message =
                "spec.deliver.webhook must have either url or urlSecretRef: a URL with a secret in it belongs into a Secret")
public record WebhookEndpoint(
        @Nullable @Size(max = 2048) @JsonPropertyDescription("Where messages are posted to.")
        String url,

        @Nullable @JsonPropertyDescription("Where the URL is stored, if it is secret.")
        UrlSecretRef urlSecretRef,

        @Default("Standard")
        @JsonPropertyDescription(
                "Standard: the message in its own envelope. CloudEventsStructured: a CloudEvent as JSON. CloudEventsBinary: its attributes as headers, which no signature covers.")
        WebhookFormat format,

        @Default("false")
        @JsonPropertyDescription("True sends what the publisher said about the message, which may hold addresses.")
        Boolean includeMetadata,

        @Nullable
        @JsonPropertyDescription(
                "A Secret whose keys are names of headers and whose values are theirs, for example Authorization.")
        SecretNameRef headersSecretRef,

        @Nullable @JsonPropertyDescription("Authorities that the endpoint's certificate is checked by, as PEM.")
        CaSecretRef caSecretRef,

        @Nullable
        @JsonPropertyDescription("A Secret with tls.crt and tls.key: the certificate by which the endpoint knows us.")
        SecretNameRef clientCertSecretRef) {
    public WebhookEndpoint {
        format = format == null ? WebhookFormat.STANDARD : format;
        includeMetadata = includeMetadata != null && includeMetadata;
    }
}

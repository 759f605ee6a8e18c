package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/**
 * What the user wants watched. Rules sit on explicit accessors: on a component the generator would emit them twice.
 *
 * @param environment which Vivenu the account lives in
 * @param baseUrl overrides the environment's API address; absent for Vivenu itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value =
                "!has(self.webhook) || !has(self.webhook.signingKeySecretRef) || self.webhook.signingKeySecretRef.name != self.apiKeySecretRef.name || self.webhook.signingKeySecretRef.key != self.apiKeySecretRef.key",
        message =
                "spec.webhook.signingKeySecretRef must not point at the API key: store the signing key under a key or Secret of its own")
@ValidationRule(
        value =
                "!has(self.baseUrl) || self.environment != 'Production' || !self.baseUrl.startsWith('http://') || self.baseUrl.matches('^http://"
                        + VivenuRegionSpec.INSIDE + "')" + VivenuRegionSpec.UNCHANGED_URL,
        message =
                "spec.baseUrl must be https in Production: only a Service or a private address may be http, for the API key would be sent in the clear",
        fieldPath = ".baseUrl",
        optionalOldSelf = true)
@ValidationRule(
        value =
                "!has(self.baseUrl) || self.environment != 'Production' || !self.baseUrl.matches('^https?://(?i:([^/:@]+[.])?vivenu[.]dev)(:|/|$)')"
                        + VivenuRegionSpec.UNCHANGED_URL,
        message =
                "spec.baseUrl must not be Vivenu's development host in Production: set spec.environment: Development in a region of its own",
        fieldPath = ".baseUrl",
        optionalOldSelf = true)
@ValidationRule(
        value =
                "!has(self.baseUrl) || self.environment != 'Development' || !self.baseUrl.matches('^https?://(?i:([^/:@]+[.])?vivenu[.]com)(:|/|$)')"
                        + VivenuRegionSpec.UNCHANGED_URL,
        message =
                "spec.baseUrl must not be Vivenu's production host in Development: set spec.environment: Production in a region of its own",
        fieldPath = ".baseUrl",
        optionalOldSelf = true)
public record VivenuRegionSpec(
        @Default("Production")
        @JsonPropertyDescription(
                "Production uses https://vivenu.com/api, Development https://vivenu.dev/api. Immutable: the data of two environments must not mix under one region.")
        VivenuEnvironment environment,

        @Nullable
        @Size(min = 1, max = 512)
        @JsonPropertyDescription("API address that overrides the environment's: a gateway, or the simulator.")
        String baseUrl,

        @Required @JsonPropertyDescription("Where the seller's API key is stored, in the region's namespace.")
        ApiKeySecretRef apiKeySecretRef,

        @Default("{}") @JsonPropertyDescription("How many requests the polls of this account may send.")
        RateLimit rateLimit,

        @Default("{}") @JsonPropertyDescription("How Vivenu tells us about changes.")
        WebhookSpec webhook,

        @Default("{}") @JsonPropertyDescription("When and how the account is polled.")
        PollingSpec polling) {
    /** Hosts inside the cluster or its network. */
    static final String INSIDE =
            "(?i:10([.][0-9]+){3}|192[.]168([.][0-9]+){2}|172[.](1[6-9]|2[0-9]|3[01])([.][0-9]+){2}|[[]f[cd][0-9a-f]{2}:[0-9a-f:]*[]]|[a-z0-9-]+|[a-z0-9.-]+[.](svc|svc[.]cluster[.]local|local|internal))(:|/|$)";

    /** What was stored before there was the rule stays. */
    static final String UNCHANGED_URL =
            " || (oldSelf.hasValue() && has(oldSelf.value().baseUrl) && oldSelf.value().baseUrl == self.baseUrl)";

    public VivenuRegionSpec {
        environment = environment == null ? VivenuEnvironment.PRODUCTION : environment;
        rateLimit = rateLimit == null ? RateLimit.defaults() : rateLimit;
        webhook = webhook == null ? WebhookSpec.defaults() : webhook;
        polling = polling == null ? PollingSpec.defaults() : polling;
    }

    @ValidationRule(
            value = "self == oldSelf",
            message =
                    "spec.environment is immutable, the data of two environments must not mix: create another VivenuRegion instead")
    @Override
    public VivenuEnvironment environment() {
        return environment;
    }

    /** BaseUrlRules makes the others. */
    @ValidationRule(
            value = "!oldSelf.startsWith('https://') || self.startsWith('https://')",
            message = "spec.baseUrl must stay https once it is: the API key would be sent in the clear",
            reason = "FieldValueForbidden")
    @Override
    public @Nullable String baseUrl() {
        return baseUrl;
    }

    /** The address that requests for this region go to, without a trailing slash. */
    public String apiUrl() {
        var override = baseUrl;
        return override == null ? environment.apiUrl() : override;
    }
}

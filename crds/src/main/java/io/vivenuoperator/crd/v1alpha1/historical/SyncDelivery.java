package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where tickets are sent, and how the endpoint is treated. EndpointUrlRules makes the rules of the URLs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "!has(self.testUrl) || self.testUrl != self.url",
        message = "spec.delivery.testUrl must not be the same as url: a test would count as the real thing",
        fieldPath = ".testUrl")
public record SyncDelivery(
        @Required
        @Size(max = 2048)
        @JsonPropertyDescription(
                "Where a Replay posts tickets, one by one. Its host must be on the installation's list (historical.endpoints).")
        String url,

        @Nullable @Size(max = 2048) @JsonPropertyDescription("Where a Test posts one ticket, and nowhere else.")
        String testUrl,

        @Required
        @JsonPropertyDescription("Where the key is stored that signs each ticket as Vivenu signs, in this namespace.")
        DeliveryKeyRef signingKeySecretRef,

        @Default("1800")
        @JsonPropertyDescription(
                "At least so many milliseconds are between the beginnings of two posts: 1800 for 2,000 an hour. 100 to 600000.")
        Integer minIntervalMillis,

        @Default("30")
        @JsonPropertyDescription("After so many seconds without an answer a ticket is in doubt. 1 to 300.")
        Integer timeoutSeconds,

        @Default("Hold")
        @JsonPropertyDescription(
                "Of a ticket that may have arrived or not. Hold: it is not sent again, and the sync ends as Failed and names it. Resend: it is sent again with the same id, last of all.")
        InDoubtAction inDoubt) {
    private static final int USUAL_INTERVAL_MILLIS = 1800;
    private static final int USUAL_TIMEOUT_SECONDS = 30;

    public SyncDelivery {
        minIntervalMillis = minIntervalMillis == null ? USUAL_INTERVAL_MILLIS : minIntervalMillis;
        timeoutSeconds = timeoutSeconds == null ? USUAL_TIMEOUT_SECONDS : timeoutSeconds;
        inDoubt = inDoubt == null ? InDoubtAction.HOLD : inDoubt;
    }

    @ValidationRule(
            value = "self >= 100 && self <= 600000",
            message = "spec.delivery.minIntervalMillis must be between 100 and 600000")
    @Override
    public Integer minIntervalMillis() {
        return minIntervalMillis;
    }

    @ValidationRule(
            value = "self >= 1 && self <= 300",
            message = "spec.delivery.timeoutSeconds must be between 1 and 300")
    @Override
    public Integer timeoutSeconds() {
        return timeoutSeconds;
    }
}

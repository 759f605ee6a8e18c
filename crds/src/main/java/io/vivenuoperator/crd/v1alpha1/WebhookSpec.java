package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How Vivenu tells us about changes.
 *
 * @param signingKeySecretRef absent: the controller generates a key and owns its Secret
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value =
                "self.registration != 'Disabled' || !has(self.signingKeySecretRef) || (oldSelf.hasValue() && has(oldSelf.value().signingKeySecretRef))",
        message =
                "spec.webhook.signingKeySecretRef must not be set with registration: Disabled, which has no webhook to sign: leave it out, or set registration: Managed",
        reason = "FieldValueForbidden",
        fieldPath = ".signingKeySecretRef",
        optionalOldSelf = true)
@ValidationRule(
        value =
                "self.registration == 'Disabled' || self.events.exists(e, e.startsWith('event.') || e.startsWith('ticket.')) || (oldSelf.hasValue() && oldSelf.value().registration == self.registration && oldSelf.value().events == self.events)",
        message =
                "spec.webhook.events must have at least one of event.* and ticket.*, all else is kept but not counted; for polls alone set spec.webhook.registration: Disabled",
        fieldPath = ".events",
        optionalOldSelf = true)
public record WebhookSpec(
        @Default("Managed")
        @JsonPropertyDescription(
                "Managed: the controller registers the webhook at Vivenu and repairs it. Manual: the status says what to enter at Vivenu, and waits for the first delivery. Disabled: no webhook, polling only.")
        RegistrationMode registration,

        @Default("[\"event.created\", \"event.updated\", \"event.deleted\", \"ticket.created\", \"ticket.updated\"]")
        @Size(min = 1, max = 64)
        @JsonPropertyDescription("What Vivenu shall post.")
        List<WebhookEvent> events,

        @Nullable
        @JsonPropertyDescription(
                "The key that Vivenu signs deliveries with. Absent: the controller generates one, in the Secret <region>-webhook-signing-key.")
        SigningKeySecretRef signingKeySecretRef) {
    private static final List<WebhookEvent> DEFAULT_EVENTS = List.of(
            WebhookEvent.EVENT_CREATED,
            WebhookEvent.EVENT_UPDATED,
            WebhookEvent.EVENT_DELETED,
            WebhookEvent.TICKET_CREATED,
            WebhookEvent.TICKET_UPDATED);

    public WebhookSpec {
        registration = registration == null ? RegistrationMode.MANAGED : registration;
        events = events == null ? DEFAULT_EVENTS : List.copyOf(events);
    }

    /** Whether each change of a ticket should arrive as a delivery. */
    public boolean tellsTickets() {
        return registration != RegistrationMode.DISABLED
                && events.contains(WebhookEvent.TICKET_CREATED)
                && events.contains(WebhookEvent.TICKET_UPDATED);
    }

    static WebhookSpec defaults() {
        return new WebhookSpec(RegistrationMode.MANAGED, DEFAULT_EVENTS, null);
    }
}

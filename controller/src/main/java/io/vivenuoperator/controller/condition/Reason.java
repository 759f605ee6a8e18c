package io.vivenuoperator.controller.condition;

/** Every reason that a condition or an Event of a region can have, and what it means to its reader. */
public enum Reason {
    READY("Ready", "Key, webhook and pollers are in order."),
    UNEXPECTED_ERROR(
            "UnexpectedError", "The controller met a state it does not know; its log says more. It tries again."),

    KUBERNETES_REFUSED(
            "KubernetesRefused",
            "Kubernetes does not take what the controller writes (quota, admission, rights): the message names it, in Kubernetes' own words. Tried again every 30 seconds."),

    KEY_ACCEPTED("KeyAccepted", "Vivenu takes the API key."),
    SECRET_NOT_FOUND("SecretNotFound", "The Secret that spec.apiKeySecretRef names does not exist: create it."),
    SECRET_KEY_MISSING(
            "SecretKeyMissing", "The Secret exists, but not with this key, or its value is empty or malformed."),
    KEY_REFUSED(
            "KeyRefused", "Vivenu answered 401 or 403: put a valid key into the Secret. Asked again every 15 minutes."),
    SELLER_CHANGED("SellerChanged", "The new key belongs to another seller account: create another region for it."),

    RATE_LIMITED("RateLimited", "Vivenu answered 429; the controller waits as long as it was told."),
    VENDOR_UNAVAILABLE("VendorUnavailable", "Vivenu did not answer, or with 5xx; the controller tries again."),
    VENDOR_PROTOCOL("VendorProtocol", "What answered does not speak Vivenu's API: check spec.baseUrl."),

    REGISTERED("Registered", "The webhook is at Vivenu as the spec wants it, and every receiver knows its key."),
    MANUAL("Manual", "A person registered the webhook: a delivery that is signed with its key has come in."),
    AWAITING_DELIVERY(
            "AwaitingDelivery",
            "A person has yet to enter the webhook, or its first delivery has yet to come: the message says what to enter."),
    DISABLED("Disabled", "The spec wants no webhook; the account is only polled."),
    WAITING_FOR_CREDENTIALS("WaitingForCredentials", "Nothing can be done without a valid API key."),
    SIGNING_KEY_NOT_FOUND(
            "SigningKeyNotFound", "The Secret or key that spec.webhook.signingKeySecretRef names does not exist."),
    NO_READY_RECEIVERS(
            "NoReadyReceivers",
            "No webhook receiver is ready, so a delivery would be lost: the message says what its pods lack."),
    RECEIVERS_NOT_CONFIRMED("ReceiversNotConfirmed", "A receiver has not loaded the region's signing key yet."),
    WEBHOOK_FORBIDDEN(
            "WebhookForbidden", "The API key may not manage webhooks: give it the right, or use registration: Manual."),
    WEBHOOK_REJECTED("WebhookRejected", "Vivenu does not take the webhook: its URL must be public https."),

    SCHEDULED("Scheduled", "Both CronJobs are as the spec wants them."),
    SUSPENDED("Suspended", "spec.polling.suspend stops the schedules."),
    SCHEDULE_REFUSED("ScheduleRefused", "Kubernetes does not take the CronJob: the message says which field."),

    POLLED("Polled", "The last poll is as young as the schedule promises."),
    FIRST_POLL_PENDING("FirstPollPending", "No poll has finished yet."),
    POLL_OVERDUE("PollOverdue", "No poll succeeded for two rounds of the schedule."),
    POLLER_POD_STUCK("PollerPodStuck", "The poller's pod does not start; the message has the pod's own reason."),
    POLLER_POD_REFUSED(
            "PollerPodRefused",
            "Kubernetes makes no pod for the poll (quota, admission, ServiceAccount): the message has its words and what to do."),
    POLL_FAILED("PollFailed", "The poll failed for a reason outside the documented ones; the message has it."),
    DATABASE_UNAVAILABLE("DatabaseUnavailable", "The poller could not reach the database."),
    SCHEMA_MISMATCH("SchemaMismatch", "The database's schema does not fit the poller: run the migration."),
    MISCONFIGURED("Misconfigured", "The poller's environment is wrong; its log names the variable."),
    INTERRUPTED("Interrupted", "The poll was stopped from outside."),
    DEADLINE_EXCEEDED("DeadlineExceeded", "The poll ran longer than spec.polling.deadlineSeconds."),
    OUT_OF_MEMORY("OutOfMemory", "The poller's container was killed for its memory."),

    DEREGISTERED(
            "Deregistered",
            "The region is being deleted, or its installation is gone: its webhook is gone from Vivenu."),
    DEREGISTRATION_PENDING(
            "DeregistrationPending", "The region is being deleted; removing its webhook is tried again."),
    WEBHOOK_LEFT_BEHIND(
            "WebhookLeftBehind", "The region is gone, but its webhook could not be removed: delete it at Vivenu.");

    private final String wireName;
    private final String meaning;

    Reason(String wireName, String meaning) {
        this.wireName = wireName;
        this.meaning = meaning;
    }

    /** As it is written into conditions and Events. */
    public String wireName() {
        return wireName;
    }

    /** One line for the documentation. */
    public String meaning() {
        return meaning;
    }
}

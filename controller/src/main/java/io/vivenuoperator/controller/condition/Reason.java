package io.vivenuoperator.controller.condition;

import io.vivenuoperator.operator.condition.ConditionReason;

/** Every reason of a region's conditions and Events, with its meaning for the reader. */
public enum Reason implements ConditionReason {
    READY("Ready", "Key, webhook and pollers work."),
    PENDING("Pending", "No controller has reconciled the region yet; the API server sets this by default."),
    UNEXPECTED_ERROR("UnexpectedError", "Reconciliation failed unexpectedly; see the controller's log. It is retried."),

    KUBERNETES_REFUSED(
            "KubernetesRefused",
            "Kubernetes refuses a write of the controller (quota, admission, rights): the message quotes Kubernetes. Retried every 30 seconds."),

    REGION_KEY_TAKEN(
            "RegionKeyTaken",
            "Another region has the key in the database, or the CronJobs' name, that this one would have; nothing is done for it. The message names the other region and what to do."),

    KEY_ACCEPTED("KeyAccepted", "Vivenu accepts the API key."),
    SECRET_NOT_FOUND("SecretNotFound", "The Secret that spec.apiKeySecretRef names does not exist: create it."),
    SECRET_KEY_MISSING("SecretKeyMissing", "The Secret has no such key, or its value is empty or malformed."),
    KEY_REFUSED(
            "KeyRefused",
            "Vivenu itself answered 401 or 403: put a valid key into the Secret. Checked again every 15 minutes."),
    SELLER_CHANGED("SellerChanged", "The new key belongs to another seller account: create another region for it."),

    RATE_LIMITED("RateLimited", "Vivenu answered 429; the controller waits for as long as Vivenu asks."),
    VENDOR_UNAVAILABLE(
            "VendorUnavailable",
            "Vivenu did not answer, answered 5xx, or something else answered in its place: a firewall, a proxy, a login page, or whatever is at a wrong spec.baseUrl. The message says what; retried within a minute."),
    VENDOR_PROTOCOL(
            "VendorProtocol",
            "Vivenu rejects the request, or its answer does not match its API: check spec.baseUrl and spec.environment."),

    REGISTERED("Registered", "The webhook at Vivenu matches the spec, and every receiver has its key."),
    MANUAL("Manual", "The manually registered webhook works: a delivery signed with its key has arrived."),
    AWAITING_DELIVERY(
            "AwaitingDelivery",
            "The webhook has not been entered at Vivenu yet, or its first delivery has not arrived: the message says what to enter."),
    DISABLED("Disabled", "The spec disables the webhook; the account is only polled."),
    WAITING_FOR_CREDENTIALS("WaitingForCredentials", "Nothing works without a valid API key."),
    SIGNING_KEY_NOT_FOUND(
            "SigningKeyNotFound", "The Secret or key that spec.webhook.signingKeySecretRef names does not exist."),
    NO_READY_RECEIVERS(
            "NoReadyReceivers", "No webhook receiver is ready, so deliveries would be lost: the message says why."),
    RECEIVERS_NOT_CONFIRMED("ReceiversNotConfirmed", "A receiver has not loaded the region's signing key yet."),
    WEBHOOK_FORBIDDEN(
            "WebhookForbidden", "The API key may not manage webhooks: give it the right, or use registration: Manual."),
    WEBHOOK_REJECTED("WebhookRejected", "Vivenu rejects the webhook: its URL must be public https."),

    SCHEDULED("Scheduled", "Both CronJobs match the spec."),
    SUSPENDED("Suspended", "spec.polling.suspend stops the schedules."),
    SCHEDULE_REFUSED("ScheduleRefused", "Kubernetes refuses the CronJob: the message names the field."),

    POLLED("Polled", "The last poll is as recent as the schedule promises."),
    FIRST_POLL_PENDING("FirstPollPending", "No poll has finished yet."),
    POLL_OVERDUE("PollOverdue", "No poll succeeded for two scheduled runs."),
    POLLER_POD_STUCK("PollerPodStuck", "The poller's pod can't start; the message has the pod's own reason."),
    WINDOW_EMPTY(
            "WindowEmpty",
            "The poll sent no request, because nothing was due by Vivenu's clock; what changed is unknown. The next poll asks again."),
    POLLER_POD_REFUSED(
            "PollerPodRefused",
            "Kubernetes creates no pod for the poll (quota, admission, ServiceAccount): the message quotes it and says what to do."),
    POLL_FAILED("PollFailed", "The poll failed for an undocumented reason; the message has it."),
    DATABASE_UNAVAILABLE(
            "DatabaseUnavailable", "The poller could not reach or use the database; it may recover by itself."),
    DATABASE_MISCONFIGURED(
            "DatabaseMisconfigured",
            "The database's login, TLS, rights, encoding or version is wrong: the message says what to change."),
    SCHEMA_MISMATCH("SchemaMismatch", "The database's schema does not fit the poller: run the migration."),
    MISCONFIGURED("Misconfigured", "The poller's environment is wrong; its log names the variable."),
    INTERRUPTED("Interrupted", "The poll was stopped from outside."),
    DEADLINE_EXCEEDED("DeadlineExceeded", "The poll ran longer than spec.polling.deadlineSeconds."),
    OUT_OF_MEMORY(
            "OutOfMemory",
            "The poller had too little memory: its heap was full, or its container was killed at its limit. The next run resumes there; docs/operating.md says how to give it more."),

    PROVED("Proved", "A full poll proved all data, as recently as its schedule promises."),
    PROOF_PENDING("ProofPending", "No full poll has proved anything yet."),
    PROOF_OVERDUE(
            "ProofOverdue",
            "No full poll has proved anything since the last scheduled one was due: the completeness shown is from an older proof."),
    PROOF_INCOMPLETE(
            "ProofIncomplete",
            "Full polls end without a proof (events that fail, counts that differ, or too little time): the message has the details."),

    DEREGISTERED(
            "Deregistered",
            "The region is being deleted, or its installation is gone: its webhook is gone from Vivenu."),
    DEREGISTRATION_PENDING(
            "DeregistrationPending", "The region is being deleted; removing its webhook is being retried."),
    WEBHOOK_LEFT_BEHIND(
            "WebhookLeftBehind", "The region is gone, but its webhook could not be removed: delete it at Vivenu.");

    private final String wireName;
    private final String meaning;

    Reason(String wireName, String meaning) {
        this.wireName = wireName;
        this.meaning = meaning;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}

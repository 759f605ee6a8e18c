package io.vivenuoperator.controller.condition;

import io.vivenuoperator.operator.condition.ConditionReason;

/** Every reason that a condition or an Event of a region can have, and what it means to its reader. */
public enum Reason implements ConditionReason {
    READY("Ready", "Key, webhook and pollers are in order."),
    PENDING("Pending", "No controller has looked at the region yet; the API server itself says so."),
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
            "KeyRefused",
            "Vivenu itself answered 401 or 403: put a valid key into the Secret. Asked again every 15 minutes."),
    SELLER_CHANGED("SellerChanged", "The new key belongs to another seller account: create another region for it."),

    RATE_LIMITED("RateLimited", "Vivenu answered 429; the controller waits as long as it was told."),
    VENDOR_UNAVAILABLE(
            "VendorUnavailable",
            "Vivenu did not answer, or with 5xx, or something in its place did: a firewall, a proxy, a login page, or whatever is at a wrong spec.baseUrl. The message says what; tried again within a minute."),
    VENDOR_PROTOCOL(
            "VendorProtocol",
            "Vivenu does not take the request, or answers what its API does not promise: check spec.baseUrl and spec.environment."),

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
    WINDOW_EMPTY(
            "WindowEmpty",
            "The poll asked for nothing: by Vivenu's clock nothing was due, so nobody knows what changed. The next one asks again."),
    POLLER_POD_REFUSED(
            "PollerPodRefused",
            "Kubernetes makes no pod for the poll (quota, admission, ServiceAccount): the message has its words and what to do."),
    POLL_FAILED("PollFailed", "The poll failed for a reason outside the documented ones; the message has it."),
    DATABASE_UNAVAILABLE(
            "DatabaseUnavailable", "The poller could not reach or use the database; it may come back by itself."),
    DATABASE_MISCONFIGURED(
            "DatabaseMisconfigured",
            "Login, TLS, rights, encoding or version of the database is wrong: the message says what to change."),
    SCHEMA_MISMATCH("SchemaMismatch", "The database's schema does not fit the poller: run the migration."),
    MISCONFIGURED("Misconfigured", "The poller's environment is wrong; its log names the variable."),
    INTERRUPTED("Interrupted", "The poll was stopped from outside."),
    DEADLINE_EXCEEDED("DeadlineExceeded", "The poll ran longer than spec.polling.deadlineSeconds."),
    OUT_OF_MEMORY(
            "OutOfMemory",
            "The poller had too little memory: its heap was full, or its container was killed at its limit. The next run goes on from there; docs/operating.md says how to give it more."),

    PROVED("Proved", "A full poll proved all of it, as lately as its schedule promises."),
    PROOF_PENDING("ProofPending", "No full poll has proved anything yet."),
    PROOF_OVERDUE(
            "ProofOverdue",
            "No full poll has ended for two rounds of its schedule: what is shown as complete is of an older proof."),
    PROOF_INCOMPLETE(
            "ProofIncomplete",
            "Full polls end without having proved everything (events that fail, counts that differ, or no time): the message has their words."),

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

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}

package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.operator.condition.ConditionReason;

/** Every reason of a subscription's conditions and Events, with its meaning for the reader. */
public enum SubscriptionReason implements ConditionReason {
    READY("Ready", "The spec is good, and every ready events pod runs it."),
    PENDING("Pending", "No controller has reconciled the subscription yet; the API server sets this by default."),
    UNEXPECTED_ERROR("UnexpectedError", "Reconciliation failed unexpectedly; see the controller's log. It is retried."),
    KUBERNETES_REFUSED(
            "KubernetesRefused",
            "Kubernetes refuses a write of the controller (quota, admission, rights, size): the message quotes Kubernetes. Retried."),
    SECRET_NOT_FOUND("SecretNotFound", "A Secret that the spec names does not exist: create it."),
    SECRET_KEY_MISSING("SecretKeyMissing", "A Secret has no such key, or its value is empty: the message names both."),
    SECRET_TOO_SHORT("SecretTooShort", "A signing secret has less than 16 characters: anybody could guess it."),
    URL_REFUSED("UrlRefused", "Nothing is sent to this URL: the message names the rule, and never the URL."),
    HEADER_REFUSED("HeaderRefused", "A key of the Secret with headers is the name of none that may be set."),
    NO_REGION_SELECTED(
            "NoRegionSelected",
            "The spec selects no region that this namespace may see, and no other source: correct spec.select, or create the region."),
    SOURCE_REFUSED(
            "SourceRefused",
            "spec.select.sources is for subscriptions in the release's namespace and in those that events.overseers lists: remove it, or ask the operator of the installation."),
    CONFLICT("Conflict", "A subscription that was made over HTTP has this resource's uid: delete one of them."),
    NO_READY_PODS(
            "NoReadyPods", "No pod of the events service is ready: the message says why. Nothing is lost meanwhile."),
    NOT_CONFIRMED("NotConfirmed", "A pod of the events service has not loaded this subscription yet."),
    SUSPENDED("Suspended", "spec.suspend stops delivery; the place in the log stays."),

    DELIVERED("Delivered", "The last attempt succeeded."),
    NOTHING_SENT_YET("NothingSentYet", "No message has been sent yet."),
    NOT_REPORTED("NotReported", "No events pod has reported about the subscription for a minute."),
    NAME_NOT_RESOLVED("NameNotResolved", "The endpoint's name has no address. It is tried again."),
    ADDRESS_REFUSED(
            "AddressRefused",
            "The endpoint's name resolves to an address that nothing is sent to: inside the cluster, private, or a node's. The operator of the installation can allow it."),
    CONNECT_FAILED("ConnectFailed", "The endpoint takes no connection. It is tried again."),
    TLS_FAILED("TlsFailed", "No TLS connection came about. It is tried again."),
    CERTIFICATE_REJECTED(
            "CertificateRejected",
            "The endpoint's certificate is not for its name, expired, or of an unknown authority."),
    TIMEOUT("Timeout", "The endpoint did not answer in time: let it answer first and work later."),
    REDIRECTED("Redirected", "The endpoint answers with a redirect, which is never followed: use the new address."),
    CLIENT_ERROR("ClientError", "The endpoint answered with a 4xx status. It is tried again."),
    SERVER_ERROR("ServerError", "The endpoint answered with a 5xx status. It is tried again."),
    THROTTLED("Throttled", "The endpoint asks for a slower pace, and gets it."),
    CIRCUIT_OPEN("CircuitOpen", "So many attempts failed that delivery pauses; it is probed now and then."),
    GONE(
            "Gone",
            "The endpoint answered 410, and nothing is sent any more: annotate the resource with vivenu-operator.io/enable-at to go on."),
    DISABLED_AFTER_FAILURES(
            "DisabledAfterFailures",
            "Nothing succeeded for spec.policy.disableAfterHours: repair the endpoint, then annotate the resource with vivenu-operator.io/enable-at. The place in the log stays."),

    CAUGHT_UP("CaughtUp", "Nothing has been waiting for a minute or more."),
    LAGGING(
            "Lagging",
            "Messages have been waiting for a minute or more: the endpoint is slower than what happens, or fails."),
    POSITION_EXPIRED(
            "PositionExpired",
            "The log no longer has what comes after the subscription's place: those messages are missing."),

    ENDPOINT_FAILING("EndpointFailing", "Deliveries began to fail; the condition Delivering says why."),
    ENDPOINT_RECOVERED("EndpointRecovered", "Deliveries succeed again."),
    DISABLED("Disabled", "Delivery stopped and waits for a person; the condition Delivering says why."),
    DEAD_LETTERS("DeadLetters", "Messages were given up: an EventReplay with only: DeadLetters delivers them again.");

    private final String wireName;
    private final String meaning;

    SubscriptionReason(String wireName, String meaning) {
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

package io.vivenuoperator.controller.replay;

import io.vivenuoperator.operator.condition.ConditionReason;

/** Every reason of a replay's conditions and Events, with its meaning for the reader. */
public enum ReplayReason implements ConditionReason {
    PENDING("Pending", "Nothing has been sent yet; the API server sets this by default."),
    UNEXPECTED_ERROR("UnexpectedError", "Reconciliation failed unexpectedly; see the controller's log. It is retried."),
    KUBERNETES_REFUSED(
            "KubernetesRefused",
            "Kubernetes refuses a write of the controller (quota, admission, rights, size): the message quotes Kubernetes. Retried."),
    SUBSCRIPTION_NOT_FOUND(
            "SubscriptionNotFound",
            "The EventSubscription that spec.subscriptionRef names does not exist here, or was never Ready: create it, or correct it."),
    NO_REGION_SELECTED(
            "NoRegionSelected", "None of the regions in spec.regions exists: create an EventReplay with others."),
    NO_READY_PODS("NoReadyPods", "No pod of the events service is ready: the message says why."),
    NOT_CONFIRMED("NotConfirmed", "A pod of the events service has not loaded the replay yet."),
    NOT_REPORTED("NotReported", "No events pod has reported about the replay for a minute."),
    RUNNING("Running", "Messages are being delivered again; the status counts them."),
    COMPLETED("Completed", "Everything that matched was delivered again."),
    COUNTED("Counted", "The dry run has counted what would be delivered; nothing was sent."),
    SOME_FAILED("SomeFailed", "The replay ended, and some messages could not be delivered: the status counts them."),
    STOPPED_SHORT("StoppedShort", "The events service gave the replay up: the message says why.");

    private final String wireName;
    private final String meaning;

    ReplayReason(String wireName, String meaning) {
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

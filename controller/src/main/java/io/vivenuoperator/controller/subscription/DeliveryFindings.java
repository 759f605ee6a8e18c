package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.contracts.subscription.DeliveryReason;
import io.vivenuoperator.contracts.subscription.HandoverProblem;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.util.Optional;

/** What follows from an events pod's report. */
record DeliveryFindings(Optional<SubscriptionReport> report) {
    private static final long SECONDS_OF_LAG = 60;

    /** Ready, unless the service found that it can't deliver at all. */
    ConditionResult ready(ConditionResult handedOver) {
        return report.flatMap(SubscriptionReport::problem)
                .filter(problem -> handedOver.isTrue())
                .map(problem -> ConditionResult.no(reason(problem), problem.message()))
                .orElse(handedOver);
    }

    private static SubscriptionReason reason(HandoverProblem problem) {
        return switch (problem.refusal()) {
            case URL_REFUSED -> SubscriptionReason.URL_REFUSED;
            case CONFLICT -> SubscriptionReason.CONFLICT;
        };
    }

    ConditionResult delivering() {
        return report.map(known ->
                        new ConditionResult(known.delivering().status(), reason(known.delivering()), message(known)))
                .orElseGet(DeliveryFindings::notReported);
    }

    private static String message(SubscriptionReport report) {
        var meaning = reason(report.delivering()).meaning();
        return report.message().map(more -> meaning + " " + more).orElse(meaning);
    }

    ConditionResult caughtUp() {
        if (report.isEmpty()) {
            return notReported();
        }
        var known = report.get();
        if (known.positionExpired()) {
            return ConditionResult.no(
                    SubscriptionReason.POSITION_EXPIRED, SubscriptionReason.POSITION_EXPIRED.meaning());
        }
        return known.oldestPendingSeconds()
                .or(() -> known.behind().filter(behind -> behind == 0))
                .map(DeliveryFindings::caughtUp)
                .orElseGet(DeliveryFindings::notReported);
    }

    private static ConditionResult caughtUp(long oldestPendingSeconds) {
        return oldestPendingSeconds < SECONDS_OF_LAG
                ? ConditionResult.yes(SubscriptionReason.CAUGHT_UP, SubscriptionReason.CAUGHT_UP.meaning())
                : ConditionResult.no(SubscriptionReason.LAGGING, SubscriptionReason.LAGGING.meaning());
    }

    private static ConditionResult notReported() {
        return ConditionResult.unknown(
                SubscriptionReason.NOT_REPORTED,
                "No events pod has reported about the subscription for a minute, or not yet.");
    }

    static SubscriptionReason reason(DeliveryReason reason) {
        return switch (reason) {
            case DELIVERED -> SubscriptionReason.DELIVERED;
            case NOTHING_SENT_YET -> SubscriptionReason.NOTHING_SENT_YET;
            case NAME_NOT_RESOLVED -> SubscriptionReason.NAME_NOT_RESOLVED;
            case ADDRESS_REFUSED -> SubscriptionReason.ADDRESS_REFUSED;
            case CONNECT_FAILED -> SubscriptionReason.CONNECT_FAILED;
            case TLS_FAILED -> SubscriptionReason.TLS_FAILED;
            case CERTIFICATE_REJECTED -> SubscriptionReason.CERTIFICATE_REJECTED;
            case TIMEOUT -> SubscriptionReason.TIMEOUT;
            case REDIRECTED -> SubscriptionReason.REDIRECTED;
            case CLIENT_ERROR -> SubscriptionReason.CLIENT_ERROR;
            case SERVER_ERROR -> SubscriptionReason.SERVER_ERROR;
            case THROTTLED -> SubscriptionReason.THROTTLED;
            case CIRCUIT_OPEN -> SubscriptionReason.CIRCUIT_OPEN;
            case GONE -> SubscriptionReason.GONE;
            case DISABLED_AFTER_FAILURES -> SubscriptionReason.DISABLED_AFTER_FAILURES;
        };
    }
}

package io.vivenuoperator.events.destination;

import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.format.DeliveryFormat;
import io.vivenuoperator.events.signature.DeliverySignature;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.platform.httpclient.pinned.TargetTls;
import java.util.Map;
import java.util.Optional;

/**
 * Where a subscription is delivered to.
 *
 * @param url that the policy allows; it may be a secret
 * @param signature empty if it is not signed
 * @param headers the subscription's own; their values are secrets
 * @param tls kept with it, so that connections are used again
 */
record DeliveryTarget(
        TargetUrl url,
        DeliveryFormat format,
        Optional<DeliverySignature> signature,
        Map<String, String> headers,
        TargetTls tls) {
    DeliveryTarget {
        headers = Map.copyOf(headers);
    }

    /** What was made of what is stored. */
    sealed interface ReadTarget {
        /** It can be delivered to. */
        record Usable(DeliveryTarget target) implements ReadTarget {}

        /**
         * It can't, until somebody changes the subscription.
         *
         * @param message what is wrong, without any secret
         */
        record Unusable(AttemptReason reason, String message) implements ReadTarget {}
    }

    /** Nothing of the URL. */
    @Override
    public String toString() {
        return "DeliveryTarget[" + format + "]";
    }
}

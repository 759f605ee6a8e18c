package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import java.util.Optional;

/** How one request ended. */
sealed interface Verdict {

    record Taken(Delivery delivery, DeliveryResult.Outcome outcome) implements Verdict {}

    /** A good signature, and yet not stored. */
    record Refused(Rejection refusal, String region, Optional<Delivery> delivery) implements Verdict {}

    /** Nobody vouched for it; the region is empty unless it is a known one. */
    record Unauthenticated(Rejection refusal, String region) implements Verdict {}
}

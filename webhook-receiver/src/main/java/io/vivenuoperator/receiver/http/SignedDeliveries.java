package io.vivenuoperator.receiver.http;

import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.problem.ReasonName;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Outcome;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;
import io.vivenuoperator.receiver.registry.LastDeliveries;
import org.slf4j.spi.LoggingEventBuilder;

/** Answers deliveries that had a valid signature. */
final class SignedDeliveries {
    private final DeliveryIntake intake;
    private final LastDeliveries lastDeliveries;
    private final ReceiverMetrics metrics;

    SignedDeliveries(DeliveryIntake intake, LastDeliveries lastDeliveries, ReceiverMetrics metrics) {
        this.intake = intake;
        this.lastDeliveries = lastDeliveries;
        this.metrics = metrics;
    }

    Answer answer(MatchedKey signer, Delivery delivery) {
        return switch (intake.take(delivery)) {
            case DeliveryResult.Committed(Outcome outcome) -> {
                count(signer, delivery, outcome);
                yield Answer.noContent(ReasonName.of(outcome)).with(line -> describe(line, delivery));
            }
            case DeliveryResult.TryAgain(Unavailable reason) -> {
                Problem problem = Rejection.unavailable(reason);
                metrics.refused(delivery.isTest() ? "" : delivery.region(), problem.status(), problem.reason());
                yield Answer.problem(problem).with(line -> describe(line, delivery));
            }
        };
    }

    private void count(MatchedKey signer, Delivery delivery, Outcome outcome) {
        if (delivery.isTest()) {
            metrics.tested();
        } else {
            lastDeliveries.taken(signer.region(), signer.keyPosition(), delivery.receivedAt());
            metrics.taken(delivery.region(), outcome);
        }
    }

    private static LoggingEventBuilder describe(LoggingEventBuilder line, Delivery delivery) {
        return line.addKeyValue("region", delivery.region())
                .addKeyValue("deliveryId", delivery.envelope().id())
                .addKeyValue("type", delivery.envelope().type())
                .addKeyValue("bytes", delivery.bodyBytes());
    }
}

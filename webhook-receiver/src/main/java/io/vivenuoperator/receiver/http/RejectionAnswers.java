package io.vivenuoperator.receiver.http;

import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;

/** Counts rejections, and withholds the reason from senders with many of them. */
final class RejectionAnswers {
    private final FailureLimit failures;
    private final ReceiverMetrics metrics;

    RejectionAnswers(FailureLimit failures, ReceiverMetrics metrics) {
        this.failures = failures;
        this.metrics = metrics;
    }

    Answer answer(Exchange exchange, Rejection rejection) {
        Rejection told =
                rejection.byStranger() && !failures.allows(exchange.source().getHostAddress())
                        ? rejection.rateLimited()
                        : rejection;
        metrics.refused(told.region(), told.problem().status(), told.problem().reason());
        return Answer.problem(told.problem()).with(line -> line.addKeyValue("region", told.region()));
    }
}

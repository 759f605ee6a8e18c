package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;
import io.vivenuoperator.receiver.envelope.EnvelopeParser;
import io.vivenuoperator.receiver.envelope.ParsedBody;
import io.vivenuoperator.receiver.inbox.Inbox;
import io.vivenuoperator.receiver.inbox.PendingDelivery;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** From a body whose signature is good to its answer. */
final class DeliveryIntake {

    private final EnvelopeParser parser = new EnvelopeParser();
    private final Inbox inbox;
    private final Supplier<WriterState> writer;
    private final Duration answerTimeout;
    private final Clock clock;

    DeliveryIntake(Inbox inbox, Supplier<WriterState> writer, Duration answerTimeout, Clock clock) {
        this.inbox = inbox;
        this.writer = writer;
        this.answerTimeout = answerTimeout;
        this.clock = clock;
    }

    Verdict take(String region, byte[] body) {
        return switch (parser.parse(body)) {
            case ParsedBody.Malformed(String message) ->
                new Verdict.Refused(Rejection.malformed(message), region, Optional.empty());
            case ParsedBody.Accepted accepted ->
                hand(new Delivery(
                        region, accepted.envelope(), accepted.kept(), sha256(body), body.length, clock.instant()));
        };
    }

    private Verdict hand(Delivery delivery) {
        return switch (answer(delivery)) {
            case DeliveryResult.Committed(DeliveryResult.Outcome outcome) -> new Verdict.Taken(delivery, outcome);
            case DeliveryResult.TryAgain(Unavailable reason) ->
                new Verdict.Refused(
                        Rejection.unavailable(CamelCase.of(reason)), delivery.region(), Optional.of(delivery));
        };
    }

    private DeliveryResult answer(Delivery delivery) {
        if (!(writer.get() instanceof WriterState.Writing)) {
            return new DeliveryResult.TryAgain(Unavailable.DATABASE_AWAY);
        }
        var waiting = new PendingDelivery(delivery);
        return inbox.offer(waiting)
                ? waiting.await(answerTimeout)
                : new DeliveryResult.TryAgain(Unavailable.QUEUE_FULL);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

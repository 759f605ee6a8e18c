package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.delivery.Answer;
import io.vivenuoperator.receiver.delivery.Answer.Unavailable;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.envelope.EnvelopeParser;
import io.vivenuoperator.receiver.envelope.Parsed;
import io.vivenuoperator.receiver.inbox.Inbox;
import io.vivenuoperator.receiver.inbox.Waiting;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** From a body whose signature is good to its answer. */
final class Intake {

    private final EnvelopeParser parser = new EnvelopeParser();
    private final Inbox inbox;
    private final Supplier<WriterState> writer;
    private final Duration answerTimeout;
    private final Clock clock;

    Intake(Inbox inbox, Supplier<WriterState> writer, Duration answerTimeout, Clock clock) {
        this.inbox = inbox;
        this.writer = writer;
        this.answerTimeout = answerTimeout;
        this.clock = clock;
    }

    Verdict take(String region, byte[] body) {
        return switch (parser.parse(body)) {
            case Parsed.Malformed(String message) ->
                new Verdict.Refused(Refusal.malformed(message), region, Optional.empty());
            case Parsed.Accepted accepted ->
                hand(new Delivery(
                        region, accepted.envelope(), accepted.kept(), sha256(body), body.length, clock.instant()));
        };
    }

    private Verdict hand(Delivery delivery) {
        return switch (answer(delivery)) {
            case Answer.Committed(Answer.Outcome outcome) -> new Verdict.Taken(delivery, outcome);
            case Answer.TryAgain(Unavailable reason) ->
                new Verdict.Refused(
                        Refusal.unavailable(CamelCase.of(reason)), delivery.region(), Optional.of(delivery));
        };
    }

    private Answer answer(Delivery delivery) {
        if (!(writer.get() instanceof WriterState.Writing)) {
            return new Answer.TryAgain(Unavailable.DATABASE_AWAY);
        }
        var waiting = new Waiting(delivery);
        return inbox.offer(waiting) ? waiting.await(answerTimeout) : new Answer.TryAgain(Unavailable.QUEUE_FULL);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

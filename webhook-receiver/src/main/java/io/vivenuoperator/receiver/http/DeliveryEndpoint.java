package io.vivenuoperator.receiver.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.BodyGoneException;
import io.vivenuoperator.platform.service.exchange.BodyPolicy;
import io.vivenuoperator.platform.service.exchange.Endpoint;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.exchange.JsonMediaType;
import io.vivenuoperator.platform.service.exchange.RequestBody;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.envelope.EnvelopeParser;
import io.vivenuoperator.receiver.envelope.ParsedBody;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** A path for Vivenu's webhooks: checks body, signature and envelope, then queues the delivery. */
final class DeliveryEndpoint implements Endpoint {
    static final HeaderName SIGNATURE = HeaderNames.create(WebhookSignature.HEADER);

    /** Finds who signed the body, depending on the path. */
    @FunctionalInterface
    interface SignatureLookup {
        SignatureVerdict verdict(Exchange exchange, byte[] body, String signature);
    }

    private final EnvelopeParser parser = new EnvelopeParser();
    private final SignatureLookup signatures;
    private final RejectionAnswers rejections;
    private final SignedDeliveries deliveries;
    private final ReceiverMetrics metrics;
    private final Clock clock;

    DeliveryEndpoint(
            SignatureLookup signatures,
            RejectionAnswers rejections,
            SignedDeliveries deliveries,
            ReceiverMetrics metrics,
            Clock clock) {
        this.signatures = signatures;
        this.rejections = rejections;
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public Optional<Answer> refusal(Exchange exchange) {
        return exchange.sourceProblem().map(problem -> rejections.answer(exchange, Rejection.unread(problem)));
    }

    @Override
    public Answer answer(Exchange exchange) throws IOException, BodyGoneException {
        return switch (exchange.body(DeliveryEndpoint::problem)) {
            case RequestBody.NotTaken(Problem problem, InputStream rest) ->
                rejections.answer(exchange, Rejection.unread(problem));
            case RequestBody.Whole(byte[] body) -> received(exchange, body);
        };
    }

    private static Optional<Problem> problem(ServerRequestHeaders headers) {
        return JsonMediaType.encoded(headers)
                ? Optional.of(Rejection.contentEncoding())
                : BodyPolicy.JSON.problem(headers);
    }

    private Answer received(Exchange exchange, byte[] body) {
        String signature = exchange.header(SIGNATURE).orElse("");
        return switch (signatures.verdict(exchange, body, signature)) {
            case Rejection rejection -> rejections.answer(exchange, rejection);
            case MatchedKey signer -> signed(exchange, signer, body);
        };
    }

    private Answer signed(Exchange exchange, MatchedKey signer, byte[] body) {
        String region = signer.region().name();
        return switch (parser.parse(body)) {
            case ParsedBody.Malformed(String message) -> {
                metrics.keyMatched(region, signer.keyPosition(), body.length);
                yield rejections.answer(exchange, Rejection.malformed(message, region));
            }
            case ParsedBody.Accepted accepted -> {
                var delivery = new Delivery(
                        region, accepted.envelope(), accepted.kept(), sha256(body), body.length, clock.instant());
                if (!delivery.isTest()) {
                    metrics.keyMatched(region, signer.keyPosition(), body.length);
                }
                yield deliveries.answer(signer, delivery);
            }
        };
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

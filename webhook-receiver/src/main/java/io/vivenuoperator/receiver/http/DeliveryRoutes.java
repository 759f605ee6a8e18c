package io.vivenuoperator.receiver.http;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;
import io.vivenuoperator.receiver.registry.LastDeliveries;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import io.vivenuoperator.receiver.source.RequestOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The two paths that Vivenu may post to. */
final class DeliveryRoutes implements HttpService {

    private final Supplier<LoadedRegions> registry;
    private final BodyReader bodies;
    private final DeliveryAuthentication authentication;
    private final DeliveryIntake intake;
    private final LastDeliveries lastDeliveries;
    private final FailureLimit failures;
    private final ReceiverMetrics metrics;
    private final Responses replies;
    private final InFlight inFlight;
    private final ClientAddress clients;
    private final AccessLog accessLog;
    private final AbortedRequests cutOffs;

    DeliveryRoutes(
            Supplier<LoadedRegions> registry,
            BodyReader bodies,
            DeliveryAuthentication authentication,
            DeliveryIntake intake,
            LastDeliveries lastDeliveries,
            FailureLimit failures,
            ReceiverMetrics metrics,
            Responses replies,
            InFlight inFlight,
            ClientAddress clients,
            AccessLog accessLog,
            AbortedRequests cutOffs) {
        this.registry = registry;
        this.bodies = bodies;
        this.authentication = authentication;
        this.intake = intake;
        this.lastDeliveries = lastDeliveries;
        this.failures = failures;
        this.metrics = metrics;
        this.replies = replies;
        this.inFlight = inFlight;
        this.clients = clients;
        this.accessLog = accessLog;
        this.cutOffs = cutOffs;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(
                        "/webhooks/{name}",
                        (request, response) -> forRegion(
                                request,
                                response,
                                request.path().pathParameters().get("name")))
                .post("/webhooks/{namespace}/{name}", (request, response) -> {
                    var path = request.path().pathParameters();
                    forRegion(request, response, path.get("namespace") + "/" + path.get("name"));
                })
                .post("/webhook/event-updated", this::forAnyRegion)
                .any("/webhooks/{name}", this::notAllowed)
                .any("/webhooks/{namespace}/{name}", this::notAllowed)
                .any("/webhook/event-updated", this::notAllowed);
    }

    private void notAllowed(ServerRequest request, ServerResponse response) {
        metrics.refused("", "MethodNotAllowed");
        replies.notAllowed("POST", response);
    }

    private void forRegion(ServerRequest request, ServerResponse response, String region) throws IOException {
        answer(request, response, signed -> authentication.ofRegion(registry.get(), region, signed));
    }

    private void forAnyRegion(ServerRequest request, ServerResponse response) throws IOException {
        answer(request, response, signed -> authentication.ofAnyRegion(registry.get(), signed));
    }

    private void answer(
            ServerRequest request,
            ServerResponse response,
            Function<SignedBody, DeliveryAuthentication.Result> authenticate)
            throws IOException {
        boolean room = inFlight.enter();
        try {
            answerNow(request, response, authenticate, room);
        } finally {
            inFlight.leave();
        }
    }

    private void answerNow(
            ServerRequest request,
            ServerResponse response,
            Function<SignedBody, DeliveryAuthentication.Result> authenticate,
            boolean room)
            throws IOException {
        long start = System.nanoTime();
        RequestOrigin origin = clients.of(request);
        InetAddress source = origin.address();
        RequestBody body;
        try {
            body = body(request, origin, room);
        } catch (BodyGoneException e) {
            cutOffs.report(e.at(), source, since(start));
            throw new CloseConnectionException("a body was not complete", e);
        }
        Verdict verdict = limited(source, judge(body, request, authenticate));
        count(verdict);
        int status = replies.send(verdict, body instanceof RequestBody.Unusable, response);
        accessLog.write(verdict, status, source.getHostAddress(), since(start));
        if (body instanceof RequestBody.Unusable unusable) {
            bodies.linger(unusable);
            // Saying that the connection closes is not enough: Helidon would read on, and take a body's rest for a
            // request.
            throw new CloseConnectionException("a body was left behind");
        }
    }

    private RequestBody body(ServerRequest request, RequestOrigin origin, boolean room)
            throws IOException, BodyGoneException {
        return switch (origin.admission()) {
            case DENIED -> RequestBody.Unusable.unread(Rejection.source());
            case UNKNOWN -> BodyReader.unread(Rejection.unknownSource(), request);
            case ALLOWED -> room ? bodies.read(request) : BodyReader.unread(Rejection.unavailable("TooBusy"), request);
        };
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Verdict judge(
            RequestBody body, ServerRequest request, Function<SignedBody, DeliveryAuthentication.Result> authenticate) {
        return switch (body) {
            case RequestBody.Unusable(Rejection refusal, InputStream rest) ->
                refusal.worthARetry()
                        ? new Verdict.Refused(refusal, "", Optional.empty())
                        : new Verdict.Unauthenticated(refusal, "");
            case RequestBody.Raw(byte[] bytes) ->
                switch (authenticate.apply(SignedBody.of(request, bytes))) {
                    case DeliveryAuthentication.Result.Refused(Verdict verdict) -> verdict;
                    case DeliveryAuthentication.Result.Proven(MatchedKey signer) -> proven(signer, bytes);
                };
        };
    }

    private Verdict proven(MatchedKey signer, byte[] body) {
        metrics.keyMatched(signer.region().name(), signer.keyPosition());
        var verdict = intake.take(signer.region().name(), body);
        if (verdict instanceof Verdict.Taken taken) {
            lastDeliveries.taken(
                    signer.region(), signer.keyPosition(), taken.delivery().receivedAt());
        }
        return verdict;
    }

    /** A stranger who has failed often is not told why any more. */
    private Verdict limited(InetAddress source, Verdict verdict) {
        return verdict instanceof Verdict.Unauthenticated stranger && !failures.allows(source.getHostAddress())
                ? new Verdict.Unauthenticated(Rejection.rateLimited(), stranger.region())
                : verdict;
    }

    private void count(Verdict verdict) {
        switch (verdict) {
            case Verdict.Taken taken -> {}
            case Verdict.Refused refused ->
                metrics.refused(refused.region(), refused.refusal().reason());
            case Verdict.Unauthenticated stranger ->
                metrics.refused(stranger.region(), stranger.refusal().reason());
        }
    }
}

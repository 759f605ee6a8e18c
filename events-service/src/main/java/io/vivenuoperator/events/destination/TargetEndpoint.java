package io.vivenuoperator.events.destination;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.attempt.EndpointAnswer;
import io.vivenuoperator.events.attempt.EndpointPort;
import io.vivenuoperator.events.attempt.OutgoingMessage;
import io.vivenuoperator.events.destination.DeliveryTarget.ReadTarget;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import io.vivenuoperator.events.format.DeliveryContent;
import io.vivenuoperator.events.format.DeliveryFormat;
import io.vivenuoperator.events.format.DigestFormat;
import io.vivenuoperator.events.format.EventDigest;
import io.vivenuoperator.events.format.FormatOutcome;
import io.vivenuoperator.events.request.AttemptContext;
import io.vivenuoperator.events.request.AttemptHeaders;
import io.vivenuoperator.events.request.TraceParent;
import io.vivenuoperator.events.subscription.DigestPolicy;
import io.vivenuoperator.platform.httpclient.pinned.PinnedClient;
import io.vivenuoperator.platform.httpclient.pinned.TargetFailure;
import io.vivenuoperator.platform.httpclient.pinned.TargetOutcome;
import io.vivenuoperator.platform.httpclient.pinned.TargetRequest;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Formats, signs and sends messages to the targets of subscriptions. */
public final class TargetEndpoint implements EndpointPort {
    private final SubscriptionTargets targets;
    private final PinnedClient client;
    private final String agent;

    /**
     * Sends by this client, which judges where a URL's name leads.
     *
     * @param agent the header {@code User-Agent}
     */
    public TargetEndpoint(SubscriptionTargets targets, PinnedClient client, String agent) {
        this.targets = targets;
        this.client = client;
        this.agent = agent;
    }

    @Override
    public PreparedMessage prepare(OutgoingMessage message) {
        return switch (targets.target(message.subscription())) {
            case ReadTarget.Unusable(AttemptReason reason, String why) -> impossible(reason, why);
            case ReadTarget.Usable(DeliveryTarget target) -> prepare(message, target);
        };
    }

    private PreparedMessage prepare(OutgoingMessage message, DeliveryTarget target) {
        OutgoingEvent event = event(message.message());
        return switch (formatted(message, event, target.format())) {
            case FormatOutcome.Unsendable(String _, String why) -> impossible(AttemptReason.PAYLOAD_TOO_LARGE, why);
            case FormatOutcome.Sendable(DeliveryContent content) ->
                ready(headers(message, event, target, content), content, target);
        };
    }

    private static FormatOutcome formatted(OutgoingMessage message, OutgoingEvent first, DeliveryFormat format) {
        Optional<DigestPolicy> digest = message.subscription().policy().digest();
        if (message.messages().size() == 1 || digest.isEmpty() || !(format instanceof DigestFormat together)) {
            return format.format(first, message.at());
        }
        List<OutgoingEvent> events =
                message.messages().stream().map(TargetEndpoint::event).toList();
        return together.digest(
                new EventDigest(events, digest.get().window(), digest.get().lines()), message.at());
    }

    private static PreparedMessage impossible(AttemptReason reason, String why) {
        return new PreparedMessage.Impossible(reason, Optional.of(why));
    }

    /** What HTTP can't carry never will be carried. */
    private PreparedMessage ready(Map<String, String> headers, DeliveryContent content, DeliveryTarget target) {
        TargetRequest request;
        try {
            request = new TargetRequest(target.url(), headers, content.body(), target.tls());
        } catch (IllegalArgumentException e) {
            // A sentence of ours that names the header, without its value.
            return impossible(AttemptReason.NOT_SENDABLE, "No request can be made of it: " + e.getMessage() + ".");
        }
        return new PreparedMessage.Ready(deadline -> sent(request, target.format(), deadline));
    }

    private static OutgoingEvent event(MessageRecord message) {
        return new OutgoingEvent(
                message.seq(),
                message.id(),
                message.type(),
                message.source(),
                message.key(),
                message.payload(),
                message.metadata(),
                message.time().orElse(message.at()));
    }

    private Map<String, String> headers(
            OutgoingMessage message, OutgoingEvent event, DeliveryTarget target, DeliveryContent content) {
        return new AttemptHeaders(agent, target.headers())
                .of(
                        event,
                        content,
                        target.signature(),
                        new AttemptContext(
                                message.number(),
                                message.replay(),
                                Optional.of(TraceParent.of(event.id(), ThreadLocalRandom.current())),
                                message.at()));
    }

    private EndpointAnswer sent(TargetRequest request, DeliveryFormat format, Duration deadline)
            throws InterruptedException {
        return switch (client.send(request, deadline)) {
            case TargetOutcome.Answered answered ->
                new EndpointAnswer.Answered(
                        answered.status(),
                        answered.header("Retry-After"),
                        answered.header("Date"),
                        Optional.empty(),
                        answered.excerpt(),
                        format.hint(answered.status(), new String(answered.start(), UTF_8)));
            case TargetOutcome.Redirected(int status, Optional<String> host) ->
                new EndpointAnswer.Answered(
                        status, Optional.empty(), Optional.empty(), host.map(name -> "https://" + name + "/"), "");
            case TargetOutcome.Unanswered(TargetFailure reason, String why) ->
                new EndpointAnswer.Unanswered(reason(reason), Optional.of(why));
        };
    }

    private static AttemptReason reason(TargetFailure failure) {
        return switch (failure) {
            case NAME_NOT_RESOLVED -> AttemptReason.NAME_NOT_RESOLVED;
            case ADDRESS_REFUSED -> AttemptReason.ADDRESS_REFUSED;
            case CONNECT_FAILED -> AttemptReason.CONNECT_FAILED;
            case TLS_FAILED -> AttemptReason.TLS_FAILED;
            case CERTIFICATE_REJECTED -> AttemptReason.CERTIFICATE_REJECTED;
            case TIMEOUT -> AttemptReason.TIMEOUT;
        };
    }
}

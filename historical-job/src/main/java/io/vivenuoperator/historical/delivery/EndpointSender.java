package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.historical.envelope.TicketEnvelope;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.reading.PayloadSpool;
import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import io.vivenuoperator.platform.httpclient.pinned.PinnedClient;
import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome;
import io.vivenuoperator.platform.httpclient.pinned.TargetFailure;
import io.vivenuoperator.platform.httpclient.pinned.TargetRequest;
import io.vivenuoperator.platform.httpclient.pinned.TargetTls;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Sends a ticket to an endpoint, signed as Vivenu signs. */
public final class EndpointSender implements TicketSender {
    private static final String REPLAY_HEADER = "x-vivenu-operator-replay";

    private final PinnedClient client;
    private final EndpointAddress endpoint;
    private final TicketEnvelope envelope;
    private final WebhookSignature signature;
    private final PayloadSpool spool;
    private final String syncUid;

    /**
     * Where to, and how long to wait.
     *
     * @param timeout for a whole attempt
     */
    public record EndpointAddress(TargetUrl url, TargetTls tls, Duration timeout) {}

    /**
     * Sends to one endpoint.
     *
     * @param syncUid tells a replay from Vivenu's own deliveries
     */
    public EndpointSender(
            PinnedClient client,
            EndpointAddress endpoint,
            TicketEnvelope envelope,
            WebhookSignature signature,
            PayloadSpool spool,
            String syncUid) {
        this.client = client;
        this.endpoint = endpoint;
        this.envelope = envelope;
        this.signature = signature;
        this.spool = spool;
        this.syncUid = syncUid;
    }

    @Override
    public SinglePostOutcome send(ChosenTicket ticket) throws IOException {
        byte[] body = envelope.around(ticket.sellerId(), ticket.id(), spool.read(ticket.payload()));
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "vivenu-operator",
                WebhookSignature.HEADER,
                signature.sign(body),
                REPLAY_HEADER,
                syncUid);
        try {
            return client.sendOnce(
                    new TargetRequest(endpoint.url(), headers, body, endpoint.tls()), endpoint.timeout());
        } catch (InterruptedException e) {
            // Nobody interrupts the sending thread; before there is a connection nothing was sent.
            Thread.currentThread().interrupt();
            return new SinglePostOutcome.NotSent(TargetFailure.TIMEOUT, "The attempt was interrupted.");
        }
    }
}

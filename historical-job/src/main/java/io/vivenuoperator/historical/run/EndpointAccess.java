package io.vivenuoperator.historical.run;

import io.vivenuoperator.historical.delivery.EndpointSender;
import io.vivenuoperator.historical.delivery.EndpointSender.EndpointAddress;
import io.vivenuoperator.historical.envelope.TicketEnvelope;
import io.vivenuoperator.historical.settings.EndpointSettings;
import io.vivenuoperator.platform.httpclient.address.HostLookup;
import io.vivenuoperator.platform.httpclient.egress.CheckedLookup;
import io.vivenuoperator.platform.httpclient.pinned.AttemptLimits;
import io.vivenuoperator.platform.httpclient.pinned.PinnedClient;
import io.vivenuoperator.platform.httpclient.pinned.TargetTls;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.util.Optional;

/** A client for the endpoint of a run. */
final class EndpointAccess implements AutoCloseable {
    private final EndpointSettings delivery;
    private final PinnedClient client;

    EndpointAccess(EndpointSettings delivery) {
        this.delivery = delivery;
        this.client = new PinnedClient(
                new CheckedLookup(delivery.policy(), HostLookup.system()),
                delivery.connection().proxy(),
                AttemptLimits.standard());
    }

    EndpointSender sender(RunTools tools) {
        return new EndpointSender(
                client,
                new EndpointAddress(
                        delivery.url(),
                        TargetTls.of(delivery.connection().authorities(), Optional.empty()),
                        delivery.timeout()),
                new TicketEnvelope(tools.settings().vendor().mode()),
                new WebhookSignature(delivery.key().orElseThrow()),
                tools.spool(),
                tools.settings().syncUid());
    }

    @Override
    public void close() {
        client.close();
    }
}

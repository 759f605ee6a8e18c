package io.vivenuoperator.receiver.http;

import io.vivenuoperator.platform.service.exchange.HttpConventions;
import io.vivenuoperator.platform.service.exchange.Routes;
import io.vivenuoperator.platform.service.queue.RequestQueue;
import io.vivenuoperator.receiver.batch.WriterState;
import io.vivenuoperator.receiver.inbox.PendingDelivery;
import io.vivenuoperator.receiver.metrics.ReceiverMetrics;
import io.vivenuoperator.receiver.registry.LastDeliveries;
import io.vivenuoperator.receiver.registry.LoadedRegions;
import io.vivenuoperator.receiver.settings.ReceiverLimits;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The paths for Vivenu's webhooks. */
public final class DeliveryRoutes {
    public static final HttpConventions CONVENTIONS =
            new HttpConventions(List.of(DeliveryEndpoint.SIGNATURE), "delivery");

    private final DeliveryAuthentication authentication;
    private final RejectionAnswers rejections;
    private final SignedDeliveries deliveries;
    private final ReceiverMetrics metrics;
    private final Clock clock;

    /**
     * The routes of one receiver.
     *
     * @param lastDeliveries notified of each stored delivery
     */
    public DeliveryRoutes(
            Supplier<LoadedRegions> registry,
            LastDeliveries lastDeliveries,
            RequestQueue<PendingDelivery> inbox,
            Supplier<WriterState> writer,
            ReceiverLimits limits,
            ReceiverMetrics metrics,
            Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
        authentication = new DeliveryAuthentication(registry);
        rejections = new RejectionAnswers(new FailureLimit(limits.failuresPerMinute(), clock), metrics);
        deliveries = new SignedDeliveries(
                new DeliveryIntake(inbox, writer, limits.answerTimeout()), lastDeliveries, metrics);
    }

    public void addTo(Routes routes) {
        routes.post(
                        "/webhooks/{name}",
                        endpoint((request, body, signature) ->
                                authentication.ofRegion(request.path("name"), body, signature)))
                .post(
                        "/webhooks/{namespace}/{name}",
                        endpoint((request, body, signature) -> authentication.ofRegion(
                                request.path("namespace") + "/" + request.path("name"), body, signature)))
                .post(
                        "/webhook/event-updated",
                        endpoint((request, body, signature) -> authentication.ofAnyRegion(body, signature)));
    }

    private DeliveryEndpoint endpoint(DeliveryEndpoint.SignatureLookup signatures) {
        return new DeliveryEndpoint(signatures, rejections, deliveries, metrics, clock);
    }
}

package io.vivenuoperator.events.registry;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vivenuoperator.contracts.subscription.DeliveryReports;
import io.vivenuoperator.contracts.subscription.SubscriptionReport;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /subscriptions} on the management port: how the subscriptions are that this process delivers for. */
public final class ReportsRoute implements Handler {
    public static final String PATH = "/subscriptions";

    private final Supplier<RegistryStanding> registry;
    private final LiveReports live;

    public ReportsRoute(Supplier<RegistryStanding> registry, LiveReports live) {
        this.registry = registry;
        this.live = live;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        response.header(HeaderValues.CONTENT_TYPE_JSON).send(reports().toJson());
    }

    /** Of what can't be delivered at all, delivery knows nothing. */
    DeliveryReports reports() {
        var standing = registry.get();
        var reports = new ArrayList<SubscriptionReport>();
        live.subscriptions().stream()
                .filter(report -> !standing.problems().containsKey(report.uid()))
                .forEach(reports::add);
        standing.problems().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(problem -> SubscriptionReport.nothingKnown(problem.getKey(), Optional.of(problem.getValue())))
                .forEach(reports::add);
        return new DeliveryReports(standing.revision(), reports, live.replays());
    }
}

package io.vivenuoperator.controller.handover;

import io.vivenuoperator.contracts.subscription.DeliveryReports;
import io.vivenuoperator.contracts.subscription.LoadedSubscriptions;
import io.vivenuoperator.operator.confirmation.ManagementPort;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** Queries the events pods' management port: {@code GET /registry} and {@code GET /subscriptions}. */
public final class HttpEventsPodClient implements EventsPodClient {
    /** Thousands of subscriptions at some hundred bytes each. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_WITH_REPORTS = Duration.ofSeconds(5);

    private final ManagementPort port;

    public HttpEventsPodClient(HttpClient http, int port) {
        this.port = new ManagementPort(http, port, LONGEST);
    }

    @Override
    public Optional<LoadedSubscriptions> loaded(String podIp) {
        return port.get(podIp, "/registry", PATIENCE).flatMap(LoadedSubscriptions::parse);
    }

    @Override
    public Optional<DeliveryReports> reports(String podIp) {
        return port.get(podIp, "/subscriptions", PATIENCE_WITH_REPORTS).flatMap(DeliveryReports::parse);
    }
}

package io.vivenuoperator.controller.historical;

import io.vivenuoperator.contracts.historical.SyncProgress;
import io.vivenuoperator.operator.confirmation.ManagementPort;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/** Queries the pod's management port: {@code GET /progress}. */
public final class HttpPodProgressClient implements PodProgressClient {
    private static final int LONGEST = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ManagementPort port;

    public HttpPodProgressClient(HttpClient http, int port) {
        this.port = new ManagementPort(http, port, LONGEST);
    }

    @Override
    public Optional<SyncProgress> progress(String podIp) {
        return port.get(podIp, "/progress", PATIENCE).flatMap(SyncProgress::parse);
    }
}

package io.vivenuoperator.controller.registry;

import io.vivenuoperator.contracts.registry.LoadedRegistry;
import io.vivenuoperator.operator.confirmation.ManagementPort;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Queries the receivers' management port: {@code GET /registry}, and {@code ?region=} for one region's deliveries. */
public final class HttpReceiverClient implements ReceiverClient {
    private static final int LONGEST = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ManagementPort port;

    public HttpReceiverClient(HttpClient http, int port) {
        this.port = new ManagementPort(http, port, LONGEST);
    }

    @Override
    public OptionalLong of(String podIp) {
        return ask(podIp, "").map(HttpReceiverClient::revision).orElseGet(OptionalLong::empty);
    }

    @Override
    public Optional<Instant> lastDelivery(String podIp, String region, long revision) {
        return ask(podIp, "?" + LoadedRegistry.REGION + "=" + region)
                .filter(answer -> revision(answer).orElse(-1) >= revision)
                .flatMap(LoadedRegistry::lastDelivery);
    }

    private Optional<LoadedRegistry> ask(String podIp, String query) {
        return port.get(podIp, "/registry" + query, PATIENCE).flatMap(LoadedRegistry::parse);
    }

    private static OptionalLong revision(LoadedRegistry answer) {
        try {
            return OptionalLong.of(Long.parseLong(answer.revision()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}

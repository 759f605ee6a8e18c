package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vivenuoperator.platform.httpclient.connection.ConnectProxy;
import io.vivenuoperator.platform.httpclient.connection.OwnCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An installation whose requests leave by a proxy, and that trusts an authority of its own. */
class ProxiedDeliveriesIT extends OnAnEmptyLog {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AtomicInteger taken = new AtomicInteger();
    private final ConnectProxy proxy = ConnectProxy.start();
    private OwnCertificate certificate;
    private HttpsServer endpoint;

    private void serve() throws IOException, GeneralSecurityException {
        certificate = OwnCertificate.in(folder, "hooks", "san=dns:hooks.example.com");
        endpoint = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        endpoint.createContext("/hook", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                taken.incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        endpoint.start();
    }

    @Override
    Map<String, String> settings() {
        try {
            serve();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no server", e);
        }
        return Map.of(
                "ENCRYPTION_KEYS_FILE",
                HandedOver.keys(folder).toString(),
                "EGRESS_ALLOW",
                "[{\"host\":\"hooks.example.com\",\"ports\":["
                        + endpoint.getAddress().getPort() + "]}]",
                "EGRESS_PROXY",
                proxy.address(),
                "EGRESS_CA_FILE",
                certificate.pem().toString());
    }

    @AfterAll
    void end() throws IOException {
        endpoint.stop(0);
        proxy.close();
    }

    @Test
    void theProxyIsAskedForTheNameAndTheAnswerIsTaken() throws Exception {
        // given: nobody but the proxy knows the name
        int port = endpoint.getAddress().getPort();
        var made = events.post(
                "all",
                "/webhooks",
                "{\"url\":\"https://hooks.example.com:%d/hook\",\"events\":[\"*\"]}".formatted(port));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).doesNotContain("warning");

        // when
        events.publish("order.paid", "shop");

        // then
        await().atMost(PATIENCE).until(() -> taken.get() == 1);
        assertThat(proxy.requests()).containsOnly("CONNECT hooks.example.com:" + port + " HTTP/1.1");
    }

    @Test
    void whatThePolicyRefusesByItsTextIsRefusedWithAProxyToo() throws Exception {
        // when
        var refused =
                events.post("all", "/webhooks", "{\"url\":\"https://metadata.internal/hook\",\"events\":[\"*\"]}");

        // then
        assertThat(refused.statusCode()).isEqualTo(400);
    }
}

package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What proxies and load balancers do on a connection besides deliveries, and clients that use other protocols on it. */
class ConnectionsIT extends WithRegions {
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private RunningReceiver receiver;

    @BeforeEach
    void start() {
        receiver =
                RunningReceiver.start(database.runtimeUrl(), regions, Map.of()).ready();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void aClientThatWaitsForTheContinueIsAskedToGoOn() throws IOException {
        byte[] request = RawPost.of(Bodies.ticket("d1", "t1", NOW))
                .header("Expect: 100-CONTINUE")
                .bytes();
        int body = Bodies.ticket("d1", "t1", NOW).length();
        try (var client = new RawClient(port())) {
            client.send(Arrays.copyOf(request, request.length - body));
            assertThat(client.next(true).status()).isEqualTo(100);

            client.send(Arrays.copyOfRange(request, request.length - body, request.length));
            assertThat(client.next(true).status()).isEqualTo(204);
        }
    }

    @Test
    void whatIsNoHttpIsTold() throws IOException {
        for (String proxy : List.of(
                "PROXY TCP4 203.0.113.5 10.0.0.1 4711 8080\r\n",
                "PROXY UNKNOWN\r\n",
                "\r\n\r\n\0\r\nQUIT\n!\u0011\0\f")) {
            RawClient.Answer answer = RawClient.ask(port(), proxy);
            assertThat(answer.status()).as(proxy).isEqualTo(503);
            assertThat(answer.body()).contains("\"reason\":\"ProxyProtocol\"");
            assertThat(answer.head()).containsIgnoringCase("retry-after: ");
        }
        assertThat(RawClient.ask(port(), "\u0016\u0003\u0001\u0002\0\u0001").body())
                .contains("\"reason\":\"Tls\"");
        assertThat(RawClient.ask(port(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status())
                .isEqualTo(505);
        assertThat(receiver.metric("vivenu_receiver_refused_total", "reason=\"ProxyProtocol\""))
                .isEqualTo(3);
    }

    @Test
    void loadBalancersAreAnswered() throws IOException {
        for (String path : List.of("/", "/health", "/health/", "//health?x")) {
            for (String version : List.of(" HTTP/1.1\r\nHost: x\r\n\r\n", " HTTP/1.0\r\n\r\n")) {
                assertThat(RawClient.ask(port(), "GET " + path + version))
                        .as(path + version)
                        .satisfies(answer -> assertThat(answer.status()).isEqualTo(200))
                        .satisfies(answer -> assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}"));
                assertThat(RawClient.ask(port(), "OPTIONS " + path + version).status())
                        .isEqualTo(200);
                assertThat(bodiless("HEAD " + path + version)).isEqualTo(200);
                assertThat(RawClient.ask(port(), "POST " + path + version).status())
                        .isEqualTo(405);
            }
        }
        assertThat(RawClient.ask(port(), "OPTIONS * HTTP/1.0\r\n\r\n").status()).isEqualTo(200);
        assertThat(RawClient.ask(port(), "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n")
                        .status())
                .isEqualTo(405);
        assertThat(RawClient.ask(port(), "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n")
                        .status())
                .isEqualTo(404);
        assertThat(RawClient.ask(port(), "GET /webhooks/dach HTTP/1.1\r\nHost: x\r\n\r\n")
                        .head())
                .startsWith("HTTP/1.1 405 ")
                .containsIgnoringCase("allow: POST");
    }

    private int bodiless(String request) throws IOException {
        try (var client = new RawClient(port())) {
            client.send(request);
            RawClient.Answer answer = client.next(false);
            client.sendNoMore();
            assertThat(client.ended()).isTrue();
            return answer.status();
        }
    }

    @Test
    void requestsInARowAreAnsweredInTheirOrder() throws IOException {
        try (var client = new RawClient(port())) {
            // when
            for (int at = 0; at < 5; at++) {
                client.send(
                        RawPost.of(Bodies.ticket("row-" + at, "row-" + at, NOW)).bytes());
                client.send(RawPost.of(Bodies.ticket("chunks-" + at, "chunks-" + at, NOW))
                        .chunked(64, ";x", "A: b\r\n")
                        .bytes());
                client.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\n");
            }
            client.send(RawPost.of("{}").header("Connection: foo, Close").bytes());

            // then
            for (int at = 0; at < 5; at++) {
                assertThat(client.next(true).status()).isEqualTo(204);
                assertThat(client.next(true).status()).isEqualTo(204);
                assertThat(client.next(true).status()).isEqualTo(200);
            }
            assertThat(client.next(true).status()).isEqualTo(400);
            assertThat(client.ended()).isTrue();
        }
        assertThat(stored()).isEqualTo(10);
    }

    @Test
    void anOldConnectionEndsWithItsAnswer() throws IOException {
        try (var client = new RawClient(port())) {
            client.send(RawPost.of(Bodies.ticket("d1", "t", NOW))
                    .line("POST /webhooks/dach HTTP/1.0")
                    .header("Connection: keep-alive")
                    .bytes());

            RawClient.Answer answer = client.next(true);
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.head()).containsIgnoringCase("connection: close");
            assertThat(client.ended()).isTrue();
        }
    }

    @Test
    void everyAnswerIsWordedAlike() throws IOException {
        for (String request : List.of(
                "GET / HTTP/3.0\r\n\r\n",
                "x\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n")) {
            RawClient.Answer answer = RawClient.ask(port(), request);
            assertThat(answer.body()).as(request).matches("\\{\"reason\":\"[A-Za-z]+\",\"message\":\".+\"}");
            assertThat(answer.head()).as(request).containsIgnoringCase("content-type: application/problem+json");
        }
    }

    private int port() {
        return receiver.receiver().port();
    }

    private long stored() {
        return database.number("SELECT count(*) FROM webhook_delivery");
    }
}

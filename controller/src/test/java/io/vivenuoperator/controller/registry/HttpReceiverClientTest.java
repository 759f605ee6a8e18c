package io.vivenuoperator.controller.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReceiverClientTest {
    private static final String IP = "127.0.0.1";
    private static final Instant AT = Instant.parse("2026-11-22T06:00:00.123456Z");
    private static final String WITH_DELIVERY =
            "{\"loaded\":true,\"revision\":\"17\",\"regions\":2,\"lastDelivery\":\"" + AT + "\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer receiver;
    private HttpReceiverClient questions;
    private volatile String asked = "";

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.start();
        questions = new HttpReceiverClient(http, receiver.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        http.close();
    }

    private void answering(int status, String answer) {
        var body = answer.getBytes(StandardCharsets.UTF_8);
        receiver.createContext("/registry", exchange -> {
            asked = exchange.getRequestURI().toString();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void readsTheRevision() {
        answering(200, "{\"loaded\":true,\"revision\":\"17\",\"regions\":2}");

        assertThat(questions.of(IP)).isEqualTo(OptionalLong.of(17));
        assertThat(asked).isEqualTo("/registry");
    }

    @Test
    void readsARegionsLastDelivery() {
        answering(200, WITH_DELIVERY);

        assertThat(questions.lastDelivery(IP, "ticketing/dach", 17)).isEqualTo(Optional.of(AT));
        assertThat(asked).isEqualTo("/registry?region=ticketing/dach");
    }

    @Test
    void believesNoReceiverThatHasAnOlderRevision() {
        answering(200, WITH_DELIVERY);

        assertThat(questions.lastDelivery(IP, "dach", 18)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"loaded\":true,\"revision\":\"17\",\"regions\":2}",
                "{\"loaded\":true,\"revision\":\"17\",\"lastDelivery\":null}",
                "{\"loaded\":true,\"revision\":\"17\",\"lastDelivery\":\"yesterday\"}",
                "{\"loaded\":true,\"revision\":\"by hand\",\"lastDelivery\":\"2026-11-22T06:00:00Z\"}",
                "[]",
                "",
                "no json"
            })
    void whatAReceiverDoesNotSayIsNotKnown(String answer) {
        answering(200, answer);

        assertThat(questions.lastDelivery(IP, "dach", 17)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"loaded\":true,\"revision\":\"by hand\"}", "{}", "", "no json"})
    void aRevisionOfSomebodyElseIsNone(String answer) {
        answering(200, answer);

        assertThat(questions.of(IP)).isEmpty();
    }

    @Test
    void aReceiverWithoutARegistryKnowsNothing() {
        answering(503, "{\"loaded\":false,\"revision\":\"\",\"regions\":0}");

        assertThat(questions.of(IP)).isEmpty();
        assertThat(questions.lastDelivery(IP, "dach", 0)).isEmpty();
    }

    @Test
    void aReceiverThatIsNotThereKnowsNothing() {
        receiver.stop(0);

        assertThat(questions.of(IP)).isEmpty();
        assertThat(questions.lastDelivery(IP, "dach", 0)).isEmpty();
    }
}

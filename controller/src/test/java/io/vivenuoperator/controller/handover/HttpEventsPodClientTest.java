package io.vivenuoperator.controller.handover;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.contracts.subscription.DeliveryReports;
import io.vivenuoperator.contracts.subscription.LoadedSubscriptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpEventsPodClientTest {
    private static final String IP = "127.0.0.1";

    private final HttpClient http = HttpClient.newHttpClient();
    private HttpServer pod;
    private HttpEventsPodClient client;

    @BeforeEach
    void start() throws IOException {
        pod = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pod.start();
        client = new HttpEventsPodClient(http, pod.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        pod.stop(0);
        http.close();
    }

    private void answering(String path, int status, String answer) {
        var body = answer.getBytes(StandardCharsets.UTF_8);
        pod.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void readsTheRevision() {
        answering("/registry", 200, new LoadedSubscriptions(true, "17", 2, Optional.empty()).toJson());

        assertThat(client.of(IP)).isEqualTo(OptionalLong.of(17));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {"loaded":false,"revision":"17"}
            200 | {"loaded":true,"revision":"r7"}
            503 | {"loaded":true,"revision":"17"}
            200 | <html>
            """)
    void whatIsNoRevisionOfOursIsNone(int status, String answer) {
        answering("/registry", status, answer);

        assertThat(client.of(IP)).isEmpty();
    }

    @Test
    void readsTheReports() {
        var reports = new DeliveryReports("17", List.of(), List.of());
        answering("/subscriptions", 200, reports.toJson());

        assertThat(client.reports(IP)).contains(reports);
    }

    @Test
    void aPodThatIsGoneReportsNothing() {
        pod.stop(0);

        assertThat(client.reports(IP)).isEmpty();
    }
}

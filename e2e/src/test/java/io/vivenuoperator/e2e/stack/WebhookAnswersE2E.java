package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The installed receiver's answers to requests that are not Vivenu's. */
@OnACluster
class WebhookAnswersE2E {
    private final Stack stack;

    WebhookAnswersE2E(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void given() {
        stack.applyRegion("benelux").awaitReady();
    }

    @ParameterizedTest(name = "{0}, {2} bytes as {1}: {3}")
    @CsvSource({
        "/webhooks/benelux, application/json, 20,       401",
        "/webhooks/nowhere, application/json, 20,       404",
        "/webhooks/benelux, text/plain,       20,       415",
        "/webhooks/benelux, application/json, 3000000,  413",
    })
    void aForgedDeliveryIsRefused(String path, String type, int size, int status)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.receiverPort() + path))
                    .header("Content-Type", type)
                    .header("x-vivenu-signature", "0".repeat(64))
                    .POST(BodyPublishers.ofString("{" + " ".repeat(size - 2) + "}"))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
        }
    }
}

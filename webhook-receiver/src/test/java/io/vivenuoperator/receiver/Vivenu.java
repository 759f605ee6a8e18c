package io.vivenuoperator.receiver;

import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import io.vivenuoperator.vendor.vivenu.signature.WebhookSignature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends like Vivenu. */
final class Vivenu implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final int port;

    Vivenu(int port) {
        this.port = port;
    }

    static String sign(String key, String body) {
        return new WebhookSignature(new SigningKey(key)).sign(body.getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("content-type", "application/json; charset=utf-8");
    }

    HttpRequest signed(String path, String key, String body) {
        return signed(path, key, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest signed(String path, String key, byte[] body) {
        return to(path).header(WebhookSignature.HEADER, new WebhookSignature(new SigningKey(key)).sign(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    HttpRequest signedInChunks(String path, String key, String body) {
        return to(path).header(WebhookSignature.HEADER, sign(key, body))
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    HttpResponse<String> post(String path, String key, String body) {
        return send(signed(path, key, body));
    }

    CompletableFuture<Integer> postLater(String path, String key, String body) {
        return http.sendAsync(signed(path, key, body), BodyHandlers.ofString()).thenApply(HttpResponse::statusCode);
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET().build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

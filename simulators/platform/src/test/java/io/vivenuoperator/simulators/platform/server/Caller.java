package io.vivenuoperator.simulators.platform.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A plain client of the simulator, which shares nothing with it but the protocol. */
public final class Caller implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer. */
    public record Reply(int status, String body, Map<String, String> headers) {
        public JsonNode json() throws IOException {
            return JSON.readTree(body);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    private final HttpClient client;
    private final String base;
    private final Map<String, String> headers;

    public Caller(String base, Map<String, String> headers) {
        this(HttpClient.newHttpClient(), base, headers);
    }

    private Caller(HttpClient client, String base, Map<String, String> headers) {
        this.client = client;
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    /** The same with another header. */
    public Caller with(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return new Caller(client, base, more);
    }

    public Reply get(String path) throws Exception {
        return send("GET", path, "");
    }

    /** Brackets and the like may stand in the path as they are. */
    public Reply send(String method, String path, String body) throws Exception {
        String url = path.startsWith("http") ? path : base + path;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Map<String, String> received = new HashMap<>();
        answer.headers()
                .map()
                .forEach((name, values) -> received.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Reply(answer.statusCode(), answer.body(), received);
    }

    public static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    @Override
    public void close() {
        client.close();
    }
}

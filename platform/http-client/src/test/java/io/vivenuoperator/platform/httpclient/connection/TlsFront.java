package io.vivenuoperator.platform.httpclient.connection;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An https address of a service that speaks only http; remembers from which of its clients' ports each request came. */
public final class TlsFront implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "content-length", "date", "expect", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpsServer server;
    private final URI behind;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Integer> clientPorts = new CopyOnWriteArrayList<>();

    private TlsFront(HttpsServer server, URI behind) {
        this.server = server;
        this.behind = behind;
    }

    /**
     * Starts one.
     *
     * @param behind without a path
     */
    public static TlsFront of(URI behind, OwnCertificate certificate) throws IOException, GeneralSecurityException {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        var front = new TlsFront(server, behind);
        server.setExecutor(front.threads);
        server.createContext("/", front::pass);
        server.start();
        return front;
    }

    private void pass(HttpExchange exchange) throws IOException {
        clientPorts.add(exchange.getRemoteAddress().getPort());
        var request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        values.stream().filter(value -> isPassed(name)).forEach(value -> request.header(name, value)));
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            answer.headers()
                    .map()
                    .forEach((name, values) -> values.stream()
                            .filter(value -> isPassed(name))
                            .forEach(value -> exchange.getResponseHeaders().add(name, value)));
            var empty = answer.body().length == 0;
            exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
            if (!empty) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private static boolean isPassed(String header) {
        return !OF_THE_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
    }

    /** Without a path. */
    public URI address() {
        return address("localhost");
    }

    /** The same under a name that only a proxy knows, without a path. */
    public URI address(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort());
    }

    /** As a proxy is asked for it. */
    public String target() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** One for each request. */
    public List<Integer> clientPorts() {
        return List.copyOf(clientPorts);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
        threads.close();
    }
}

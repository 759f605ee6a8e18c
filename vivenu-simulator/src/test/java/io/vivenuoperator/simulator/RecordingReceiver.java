package io.vivenuoperator.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Records what it receives; sends prepared answers, 204 otherwise. */
final class RecordingReceiver implements AutoCloseable {
    /** One post, with its signature if it had one. */
    record Post(Optional<String> signature, String body) {}

    private final Queue<Post> posts = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    RecordingReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posts.add(new Post(Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-vivenu-signature")), body));
            Integer answer = answers.poll();
            exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
            exchange.close();
        });
        server.start();
    }

    void answerNext(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    List<Post> posts() {
        return List.copyOf(posts);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/dach";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

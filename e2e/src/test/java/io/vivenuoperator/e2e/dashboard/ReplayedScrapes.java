package io.vivenuoperator.e2e.dashboard;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Programs that are scraped again and again: what the tests of the pages about metrics have scraped from the real ones, in which everything
 * has happened once. With each scrape it has happened once more: what counts goes on, what is a level stays.
 */
final class ReplayedScrapes implements AutoCloseable {
    private static final Path KEPT = Path.of("src/test/resources/scrapes");

    private final HttpServer server;
    private final Map<String, AtomicInteger> scrapes = new ConcurrentHashMap<>();

    private ReplayedScrapes(HttpServer server) {
        this.server = server;
    }

    static ReplayedScrapes start() throws IOException {
        var replayed =
                new ReplayedScrapes(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        for (var program : programs()) {
            var lines = Files.readAllLines(KEPT.resolve(program + ".txt"));
            replayed.server.createContext("/" + program, exchange -> {
                var body = replayed.next(program, lines).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
        }
        replayed.server.start();
        return replayed;
    }

    /** By the names of the pages. */
    static List<String> programs() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            return files.map(file -> String.valueOf(file.getFileName()).replace(".txt", ""))
                    .sorted()
                    .toList();
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private String next(String program, List<String> lines) {
        return after(scrapes.computeIfAbsent(program, _ -> new AtomicInteger()).incrementAndGet(), lines);
    }

    static String after(int scrapes, List<String> lines) {
        Map<String, String> types = new HashMap<>();
        List<String> shown = new ArrayList<>();
        for (var line : lines) {
            if (line.startsWith("# TYPE ")) {
                var words = line.split(" ", -1);
                types.put(words[2], words[3]);
            }
            shown.add(line.startsWith("#") || line.isBlank() ? line : sample(line, types, scrapes));
        }
        return String.join("\n", shown) + "\n";
    }

    private static String sample(String line, Map<String, String> types, int scrapes) {
        var end = line.lastIndexOf(' ');
        var name = line.substring(0, end).replaceFirst("\\{.*", "");
        var family = name.replaceFirst("_(?:bucket|count|sum)$", "");
        var counts = "counter".equals(types.get(name))
                || "histogram".equals(types.get(family))
                || "summary".equals(types.get(family));
        return counts ? line.substring(0, end) + " " + Double.parseDouble(line.substring(end + 1)) * scrapes : line;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

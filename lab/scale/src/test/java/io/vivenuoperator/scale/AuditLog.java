package io.vivenuoperator.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One user's requests to the API server, from its audit log. */
final class AuditLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String user;

    AuditLog(Path file, String user) {
        this.file = file;
        this.user = user;
    }

    /** One request; watches are logged at their beginning and at their end, and count once. */
    record Request(Instant at, String verb, String resource) {
        boolean isStatusWrite() {
            return resource.endsWith("/status") && !verb.equals("get");
        }

        @Override
        public String toString() {
            return verb + " " + resource;
        }
    }

    /** The requests that arrived in this span. */
    List<Request> between(Instant from, Instant to) {
        return all().stream()
                .filter(request -> !request.at().isBefore(from) && request.at().isBefore(to))
                .toList();
    }

    static Map<String, Long> byKind(List<Request> requests) {
        return requests.stream().collect(Collectors.groupingBy(Request::toString, TreeMap::new, Collectors.counting()));
    }

    private List<Request> all() {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("\"impersonatedUser\":{\"username\":\"" + user + "\""))
                    .filter(line -> !line.contains("\"stage\":\"ResponseStarted\""))
                    .map(AuditLog::request)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Request request(String line) {
        try {
            var event = JSON.readTree(line);
            var object = event.path("objectRef");
            Function<String, String> field = name -> text(object, name);
            var resource =
                    field.apply("resource") + (object.has("subresource") ? "/" + field.apply("subresource") : "");
            return new Request(
                    Instant.parse(event.path("requestReceivedTimestamp").asText()), text(event, "verb"), resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }
}

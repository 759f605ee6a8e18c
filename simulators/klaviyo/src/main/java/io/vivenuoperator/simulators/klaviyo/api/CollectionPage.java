package io.vivenuoperator.simulators.klaviyo.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.platform.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of a list with its links, of which {@code next} is the whole URL or null. */
final class CollectionPage {
    private static final String CURSOR = "page[cursor]";

    private CollectionPage() {}

    static ObjectNode of(ArrayNode data, Request request, String base, Optional<PageCursor> next) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", data);
        ObjectNode links = body.putObject("links");
        links.put("self", url(request, base, request.query().first(CURSOR)));
        next.ifPresentOrElse(
                cursor -> links.put("next", url(request, base, Optional.of(cursor.encoded()))),
                () -> links.putNull("next"));
        links.putNull("prev");
        return body;
    }

    private static String url(Request request, String base, Optional<String> cursor) {
        Stream<String> kept = request.query().values().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(CURSOR))
                .flatMap(entry -> entry.getValue().stream().map(value -> pair(entry.getKey(), value)))
                .sorted();
        String query = Stream.concat(kept, cursor.stream().map(value -> pair(CURSOR, value)))
                .collect(Collectors.joining("&"));
        return base + request.path() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String pair(String name, String value) {
        return List.of(name, value).stream()
                .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
                .collect(Collectors.joining("="));
    }
}

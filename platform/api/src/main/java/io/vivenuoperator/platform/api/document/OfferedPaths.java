package io.vivenuoperator.platform.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Paths of a description with the names of their parameters, in one line for a page's script. */
public final class OfferedPaths {
    private OfferedPaths() {}

    /**
     * As {@code /v1/events?region,status /v1/regions …}.
     *
     * @param wanted which paths
     */
    public static String of(ApiDocument described, Predicate<String> wanted) {
        JsonNode document = described.tree();
        return document.path("paths").properties().stream()
                .filter(path -> wanted.test(path.getKey()))
                .map(path -> path.getKey() + parameters(path.getValue().path("get"), document))
                .collect(Collectors.joining(" "));
    }

    private static String parameters(JsonNode get, JsonNode document) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : get.path("parameters")) {
            JsonNode found = parameter.has("$ref")
                    ? document.at(parameter.path("$ref").asText("").substring(1))
                    : parameter;
            if (found.path("in").asText("").equals("query")) {
                names.add(found.path("name").asText(""));
            }
        }
        return names.isEmpty() ? "" : "?" + String.join(",", names);
    }
}

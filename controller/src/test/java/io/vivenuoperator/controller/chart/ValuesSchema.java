package io.vivenuoperator.controller.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The schema of the chart's values, and the keys that it knows. */
record ValuesSchema(JsonNode root) {
    static final Path FILE = RenderedChart.CHART.resolve("values.schema.json");

    static ValuesSchema read() throws IOException {
        return new ValuesSchema(new ObjectMapper().readTree(Files.readString(FILE)));
    }

    /** Each key by its path, with what the schema says about it; those of a pod's block once for each pod. */
    Map<String, JsonNode> keys() {
        var keys = new LinkedHashMap<String, JsonNode>();
        collect("", root, keys);
        return keys;
    }

    private void collect(String parent, JsonNode schema, Map<String, JsonNode> keys) {
        schema.path("properties").properties().forEach(property -> {
            var path = parent + property.getKey();
            keys.put(path, property.getValue());
            collect(path + ".", property.getValue(), keys);
        });
        if (schema.at("/allOf/0/$ref").asText().equals("#/definitions/podBlock")) {
            collect(parent, podBlock(), keys);
        }
    }

    JsonNode podBlock() {
        return root.at("/definitions/podBlock");
    }
}

package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The CRD as shipped with the chart: the generator's output, plus what has no annotation (the order of the printer columns,
 * list types).
 */
final class PublishedCrd {
    static final Path FILE =
            Path.of("..", "helm", "vivenu-operator", "files", "crds", "vivenuregions.vivenu-operator.io-v1.yml");

    private static final String GENERATED = "/META-INF/fabric8/vivenuregions.vivenu-operator.io-v1.yml";
    private static final List<String> COLUMNS = List.of(
            "Ready",
            "Reason",
            "Webhook",
            "Fresh",
            "Last Poll",
            "Outcome",
            "Complete%",
            "Proved",
            "Environment",
            "Seller",
            "Age");
    private static final String HEADER = """
            # Generated from the records in crds/ (VivenuRegion). To write it anew:
            # ./mvnw -pl crds test -Dtest=CrdFileTest -Dcrd.update=true
            """;

    private final YAMLMapper yaml = new YAMLMapper(YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    String text() {
        try (var generated = PublishedCrd.class.getResourceAsStream(GENERATED)) {
            var crd = yaml.readTree(generated);
            var version = crd.at("/spec/versions/0");
            orderColumns((ObjectNode) version);
            var properties = version.at("/schema/openAPIV3Schema/properties");
            listOf(properties.at("/spec/properties/webhook/properties/events"), "set");
            var conditions = listOf(properties.at("/status/properties/conditions"), "map");
            conditions.putArray("x-kubernetes-list-map-keys").add("type");
            return HEADER + yaml.writeValueAsString(crd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void orderColumns(ObjectNode version) {
        var columns = new ArrayList<JsonNode>();
        version.get("additionalPrinterColumns").forEach(columns::add);
        columns.sort(Comparator.comparingInt(
                column -> COLUMNS.indexOf(column.get("name").asText())));
        ArrayNode ordered = version.putArray("additionalPrinterColumns");
        columns.forEach(ordered::add);
    }

    private static ObjectNode listOf(JsonNode schema, String type) {
        return ((ObjectNode) schema).put("x-kubernetes-list-type", type);
    }
}

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
import java.util.regex.Pattern;

/**
 * A CRD as shipped with the chart: the generator's output, plus what has no annotation (the order of the printer columns,
 * list types).
 */
record PublishedCrd(CrdShape shape) {
    static final List<CrdShape> SHAPES = List.of(
            new RegionShape(),
            new SubscriptionShape(),
            new ReplayShape(),
            new HistoricalSyncShape(),
            new SalesExportShape());
    /** The region's. */
    static final Path FILE = new RegionShape().file();

    private static final Pattern TIME =
            Pattern.compile(".*Time|startedAt|finishedAt|until|time|nextAttempt|estimatedFinishAt|updatedAt|lastAt");

    private static final YAMLMapper YAML = new YAMLMapper(YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    String text() {
        try (var generated = PublishedCrd.class.getResourceAsStream(shape.generated())) {
            var crd = YAML.readTree(generated);
            var version = crd.at("/spec/versions/0");
            orderColumns((ObjectNode) version);
            var schema = version.at("/schema/openAPIV3Schema");
            var properties = schema.path("properties");
            shape.complete(properties);
            var conditions = CrdShape.listOf(properties.at("/status/properties/conditions"), "map");
            conditions.putArray("x-kubernetes-list-map-keys").add("type");
            CrdShape.describe(schema, shape.description());
            times(properties.at("/status"));
            ((ObjectNode) properties.at("/status")).set("default", YAML.readTree(shape.notLookedAt()));
            return """
                    # Generated from the records in crds/ (%s). To write it anew:
                    # ./mvnw -pl crds test -Dtest=CrdFileTest -Dcrd.update=true
                    """.formatted(shape.kind()) + YAML.writeValueAsString(crd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Clients and kubectl know a time by its format. */
    private static void times(JsonNode schema) {
        schema.path("properties").propertyStream().forEach(property -> {
            if (TIME.matcher(property.getKey()).matches()) {
                ((ObjectNode) property.getValue()).put("format", "date-time");
            }
            times(property.getValue());
            times(property.getValue().path("items"));
        });
    }

    private void orderColumns(ObjectNode version) {
        var columns = new ArrayList<JsonNode>();
        version.get("additionalPrinterColumns").forEach(columns::add);
        columns.sort(Comparator.comparingInt(
                column -> shape.columns().indexOf(column.get("name").asText())));
        ArrayNode ordered = version.putArray("additionalPrinterColumns");
        columns.forEach(ordered::add);
    }
}

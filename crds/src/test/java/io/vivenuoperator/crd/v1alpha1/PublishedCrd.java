package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vivenuoperator.crd.schema.BaseUrlRules;
import io.vivenuoperator.crd.schema.CelRule;
import io.vivenuoperator.crd.schema.ScheduleRules;
import io.vivenuoperator.crd.schema.TimeZoneRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

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
            "Polls",
            "Fresh",
            "Last Poll",
            "Outcome",
            "Complete%",
            "Proved",
            "Environment",
            "Seller",
            "Message",
            "Age");
    private static final Pattern TIME = Pattern.compile(".*Time|startedAt|finishedAt|until");
    /** From its first moment: whoever waits for a region must not take one that nobody has looked at for done. */
    private static final String NOT_LOOKED_AT = """
            conditions:
            - type: "Ready"
              status: "Unknown"
              reason: "Pending"
              message: "No controller has looked at this region yet."
              lastTransitionTime: "1970-01-01T00:00:00Z"
              observedGeneration: 0
            """;

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
            rules(properties.path("spec").path("properties"));
            var conditions = listOf(properties.at("/status/properties/conditions"), "map");
            conditions.putArray("x-kubernetes-list-map-keys").add("type");
            describe(version);
            times(properties.at("/status"));
            ((ObjectNode) properties.at("/status")).set("default", yaml.readTree(NOT_LOOKED_AT));
            return HEADER + yaml.writeValueAsString(crd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rules(JsonNode spec) {
        CelRule.add(spec.path("baseUrl"), BaseUrlRules.all());
        var polling = spec.at("/polling/properties");
        CelRule.add(polling.path("schedule"), ScheduleRules.of("spec.polling.schedule", "*/15 * * * *"));
        CelRule.add(polling.path("schedule"), ScheduleRules.daily("spec.polling.schedule"));
        CelRule.add(polling.path("fullSchedule"), ScheduleRules.of("spec.polling.fullSchedule", "0 2 * * *"));
        CelRule.add(polling.path("timeZone"), TimeZoneRules.of("spec.polling.timeZone"));
    }

    /** What has no annotation: the kind itself, and the items of lists. */
    private static void describe(JsonNode version) {
        var schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
        describe(schema, VivenuRegion.DESCRIPTION);
        describe(
                schema.at("/properties/spec/properties/webhook/properties/events/items"),
                "The name of one of Vivenu's events. Stored are event.created, event.updated, event.deleted, ticket.created and ticket.updated; any other is kept in the inbox as it came.");
        describe(schema.at("/properties/status/properties/conditions/items"), "One statement about the region.");
    }

    private static void describe(JsonNode schema, String description) {
        ((ObjectNode) schema).put("description", description);
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

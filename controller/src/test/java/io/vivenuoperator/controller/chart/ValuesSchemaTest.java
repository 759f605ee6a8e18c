package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The schema knows each value, says what it is, and leaves nothing open. */
class ValuesSchemaTest {

    @Test
    void everyKeyHasADescription() throws IOException {
        assertThat(ValuesSchema.read().keys())
                .hasSizeGreaterThan(100)
                .allSatisfy((path, schema) ->
                        assertThat(schema.path("description").asText()).as(path).endsWith("."));
    }

    @Test
    void everyDefaultIsAKeyOfTheSchema() throws IOException {
        // given
        var values = new KubernetesSerialization()
                .unmarshal(Files.readString(RenderedChart.CHART.resolve("values.yaml")), Map.class);

        // then
        assertThat(ValuesSchema.read().keys()).containsKeys(paths("", values).toArray(String[]::new));
    }

    /** Down to what Kubernetes defines, or what is a map of the user's. */
    private static List<String> paths(String parent, Map<?, ?> values) throws IOException {
        var known = ValuesSchema.read().keys();
        var paths = new ArrayList<String>();
        for (var entry : values.entrySet()) {
            var path = parent + entry.getKey();
            paths.add(path);
            if (entry.getValue() instanceof Map<?, ?> map
                    && known.keySet().stream().anyMatch(key -> key.startsWith(path + "."))) {
                paths.addAll(paths(path + ".", map));
            }
        }
        return paths;
    }

    /** {@code global} belongs to the charts around this one, too; extra objects are anybody's; blocks close what uses podBlock. */
    @Test
    void everyObjectIsClosed() throws IOException {
        // given
        var root = ValuesSchema.read().root();
        var open = new TreeSet<String>();

        // when
        openObjects("", root, open);

        // then
        assertThat(open)
                .containsExactly(
                        "/definitions/k8s.FieldsV1",
                        "/definitions/podBlock",
                        "/properties/extraObjects/items/anyOf/1",
                        "/properties/global");
    }

    private static void openObjects(String path, JsonNode schema, Set<String> open) {
        var condition = path.endsWith("/if") || path.endsWith("/then");
        if (schema.path("type").asText().equals("object") && !schema.has("additionalProperties") && !condition) {
            open.add(path);
        }
        schema.properties().forEach(field -> openObjects(path + "/" + field.getKey(), field.getValue(), open));
        for (int i = 0; schema.isArray() && i < schema.size(); i++) {
            openObjects(path + "/" + i, schema.get(i), open);
        }
    }

    /** A block that did not list one would refuse it. */
    @Test
    void everyBlockTakesTheKeysOfThePodBlock() throws IOException {
        // given
        var schema = ValuesSchema.read();
        var pattern = schema.podBlock()
                .path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.joining("|", "^(", ")$"));

        // when
        var blocks = schema.root().findParents("patternProperties");

        // then
        assertThat(blocks)
                .hasSize(PodKind.values().length + 1)
                .allSatisfy(block -> assertThat(
                                block.at("/patternProperties").fieldNames().next())
                        .isEqualTo(pattern));
        assertThat(Knob.all())
                .extracting(Knob::name)
                .containsExactlyElementsOf(
                        () -> schema.podBlock().path("properties").fieldNames());
    }
}

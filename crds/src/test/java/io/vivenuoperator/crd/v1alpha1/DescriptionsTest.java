package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** kubectl explain has a sentence for everything. */
class DescriptionsTest {
    @ParameterizedTest
    @MethodSource("shapes")
    void everyNodeIsExplained(CrdShape shape) throws IOException {
        // given
        var schema = new YAMLMapper().readTree(shape.file().toFile()).at("/spec/versions/0/schema/openAPIV3Schema");

        // when
        var nodes = new TreeMap<String, String>();
        collect(shape.kind(), schema, nodes);

        // then
        assertThat(nodes).hasSizeGreaterThanOrEqualTo(30);
        assertThat(nodes)
                .allSatisfy((path, text) -> assertThat(text)
                        .as(path)
                        .hasSizeGreaterThan(15)
                        .matches("[A-Z].*[.]")
                        .doesNotContain("TODO"));
    }

    static List<CrdShape> shapes() {
        return PublishedCrd.SHAPES;
    }

    private static void collect(String path, JsonNode schema, Map<String, String> nodes) {
        nodes.put(path, schema.path("description").asText());
        schema.path("properties")
                .propertyStream()
                .forEach(property -> collect(path + "." + property.getKey(), property.getValue(), nodes));
        if (schema.has("items")) {
            collect(path + "[]", schema.path("items"), nodes);
        }
    }
}

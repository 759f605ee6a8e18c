package io.vivenuoperator.controller.contrib;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** Argo CD's health of a region, as its own tests of resource customizations are written. */
class ArgoHealthTest {
    private static final Path FOLDER = Path.of("..", "contrib", "argocd");
    private static final int LEAST_SAMPLES = 10;
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    record Sample(String input, String status, String message) {
        @Override
        public String toString() {
            return input;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void aSampleIsAsHealthyAsItsTestSays(Sample sample) throws IOException {
        // when
        var health = health(Files.readString(FOLDER.resolve(sample.input())));

        // then
        assertThat(health.get("status").tojstring()).isEqualTo(sample.status());
        assertThat(health.get("message").tojstring()).isEqualTo(sample.message());
    }

    @Test
    void thereIsASampleForEachHealthAndNoneWithoutATest() throws IOException {
        // given
        var samples = samples();

        // then
        assertThat(samples).hasSizeGreaterThanOrEqualTo(LEAST_SAMPLES);
        assertThat(samples.stream().map(Sample::status).distinct())
                .containsExactlyInAnyOrder("Healthy", "Progressing", "Degraded", "Suspended");
        try (var files = Files.list(FOLDER.resolve("testdata"))) {
            assertThat(files.map(file -> "testdata/" + file.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(
                            samples.stream().map(Sample::input).toList());
        }
    }

    /** As Argo CD runs it: the resource is the global obj, and the script returns the health. */
    private static LuaValue health(String resource) throws IOException {
        var globals = JsePlatform.standardGlobals();
        globals.set("obj", lua(YAML.unmarshal(resource, JsonNode.class)));
        return globals.load(Files.readString(FOLDER.resolve("health.lua"))).call();
    }

    private static LuaValue lua(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY ->
                LuaTable.listOf(node.valueStream().map(ArgoHealthTest::lua).toArray(LuaValue[]::new));
            case NUMBER -> LuaValue.valueOf(node.asDouble());
            case BOOLEAN -> LuaValue.valueOf(node.asBoolean());
            case STRING -> LuaValue.valueOf(node.asText());
            default -> LuaValue.NIL;
        };
    }

    private static LuaValue object(JsonNode node) {
        var table = new LuaTable();
        node.propertyStream().forEach(property -> table.set(property.getKey(), lua(property.getValue())));
        return table;
    }

    static List<Sample> samples() throws IOException {
        var tests = YAML.unmarshal(Files.readString(FOLDER.resolve("health_test.yaml")), JsonNode.class)
                .path("tests");
        return Stream.of(tests)
                .flatMap(JsonNode::valueStream)
                .map(test -> new Sample(
                        test.path("inputPath").asText(),
                        test.at("/healthStatus/status").asText(),
                        test.at("/healthStatus/message").asText()))
                .toList();
    }
}

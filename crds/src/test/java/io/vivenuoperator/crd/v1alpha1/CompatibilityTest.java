package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stored region that a released CRD accepted is accepted while it stays unchanged, and means the same. */
class CompatibilityTest {
    private static final Path RELEASED = Path.of("released");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String VERSION = "/spec/versions/0";
    private static final String SCHEMA = VERSION + "/schema/openAPIV3Schema";
    private static final String SPEC = SCHEMA + "/properties/spec";
    private static final String POLLING = SPEC + "/properties/polling/properties";

    @ParameterizedTest
    @MethodSource("released")
    void nothingThatWasReleasedIsBroken(Path released) throws IOException {
        assertThat(SchemaBreaks.between(YAML.readTree(released.toFile()), current()))
                .as("against %s; what must break needs a new version beside the old one", released)
                .isEmpty();
    }

    @Test
    void thereIsAReleaseToCompareWith() throws IOException {
        assertThat(released()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    void aBreakIsFound(String what, String path, Consumer<ObjectNode> change) throws IOException {
        // given
        var changed = current();
        change.accept((ObjectNode) changed.at(path));

        // then
        assertThat(SchemaBreaks.between(current(), changed)).as(what).hasSize(1);
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                change("a field is gone", POLLING, polling -> polling.remove("suspend")),
                change("another type", POLLING + "/suspend", suspend -> suspend.put("type", "string")),
                change("another default", POLLING + "/suspend", suspend -> suspend.put("default", true)),
                change("a field is required", SPEC, spec -> ((ArrayNode) spec.get("required")).add("baseUrl")),
                change("a value is gone", SPEC + "/properties/environment", e -> ((ArrayNode) e.get("enum")).remove(0)),
                change(
                        "values are listed",
                        SPEC + "/properties/baseUrl",
                        url -> url.putArray("enum").add("a")),
                change("less room", SPEC + "/properties/baseUrl", url -> url.put("maxLength", 500)),
                change("a bound where none was", POLLING + "/schedule", schedule -> schedule.put("minLength", 9)),
                change("a higher bound", SPEC + "/properties/baseUrl", url -> url.put("minLength", 9)),
                change("a pattern", POLLING + "/schedule", schedule -> schedule.put("pattern", "^a$")),
                change(
                        "a rule that what is stored may not pass",
                        SPEC + "/properties/polling",
                        polling -> polling.withArray("x-kubernetes-validations")
                                .addObject()
                                .put("rule", "self.deadlineSeconds < 300")),
                change(
                        "a list that takes no twins",
                        SPEC + "/properties/webhook/properties/events",
                        e -> e.remove("x-kubernetes-list-type")),
                change("another scope", "/spec", spec -> spec.put("scope", "Cluster")),
                change("a version is off", VERSION, version -> version.put("served", false)),
                change(
                        "a column is gone",
                        VERSION,
                        version -> ((ArrayNode) version.get("additionalPrinterColumns")).remove(0)),
                change(
                        "a status field is gone",
                        SCHEMA + "/properties/status/properties",
                        status -> status.remove("sellerId")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmless")
    void whatOnlyAllowsMoreIsNone(String what, String path, Consumer<ObjectNode> change) throws IOException {
        // given
        var changed = current();
        change.accept((ObjectNode) changed.at(path));

        // then
        assertThat(SchemaBreaks.between(current(), changed)).as(what).isEmpty();
    }

    static Stream<Arguments> harmless() {
        return Stream.of(
                change(
                        "a new field",
                        POLLING,
                        polling -> polling.putObject("jitter").put("type", "string")),
                change(
                        "a new value",
                        SPEC + "/properties/environment",
                        e -> ((ArrayNode) e.get("enum")).add("Staging")),
                change("more room", SPEC + "/properties/baseUrl", url -> url.put("maxLength", 1024)),
                change(
                        "a rule of one value, which Kubernetes lets be while it stays",
                        POLLING + "/suspend",
                        s -> s.putArray("x-kubernetes-validations").addObject().put("rule", "self")),
                change(
                        "a rule that lets be what is stored",
                        SPEC + "/properties/polling",
                        polling -> polling.withArray("x-kubernetes-validations")
                                .addObject()
                                .put("rule", "self.deadlineSeconds < 300 || oldSelf.hasValue()")
                                .put("optionalOldSelf", true)),
                change("a bound less", POLLING + "/schedule", schedule -> schedule.remove("maxLength")),
                change("a rule less", POLLING + "/schedule", schedule -> schedule.remove("x-kubernetes-validations")),
                change("other words", POLLING + "/schedule", schedule -> schedule.put("description", "When.")),
                change(
                        "a new column",
                        VERSION,
                        version -> ((ArrayNode) version.get("additionalPrinterColumns"))
                                .addObject()
                                .put("name", "Tickets")));
    }

    private static Arguments change(String what, String path, Consumer<ObjectNode> change) {
        return Arguments.of(what, path, change);
    }

    private static JsonNode current() throws IOException {
        return YAML.readTree(PublishedCrd.FILE.toFile());
    }

    static List<Path> released() throws IOException {
        try (var files = Files.list(RELEASED)) {
            return files.sorted().toList();
        }
    }
}

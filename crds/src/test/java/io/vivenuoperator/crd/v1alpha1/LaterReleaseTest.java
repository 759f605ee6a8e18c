package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a rollback a status may hold words that only a later release knows: one such region must not keep the controller from all. */
class LaterReleaseTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String LATER = "FromALaterRelease";
    private static final String POLL =
            "{kind: Full, outcome: Complete, startedAt: '2026-11-26T12:00:00Z', finishedAt: '2026-11-26T12:00:01Z'}";
    private static final String REGION = """
            apiVersion: vivenu-operator.io/v1alpha1
            kind: VivenuRegion
            metadata: {name: dach, namespace: ticketing}
            spec: {apiKeySecretRef: {name: vivenu-dach}}
            status:
              sellerId: seller
              conditions:
              - {type: Proven, status: "True", reason: Proved, message: m, lastTransitionTime: '2026-11-26T12:00:00Z', observedGeneration: 1}
              - {type: Ready, status: "True", reason: Ready, message: m, lastTransitionTime: '2026-11-26T12:00:00Z', observedGeneration: 1}
              lastPoll: %1$s
              lastFullPoll: %1$s
              lastIncrementalPoll: %1$s
            """.formatted(POLL);

    @ParameterizedTest
    @MethodSource("words")
    void aWordOfALaterReleaseCountsAsNotWritten(String pointer) throws IOException {
        // given
        var region = YAML.readTree(REGION);
        var at = pointer.lastIndexOf('/');
        ((ObjectNode) region.at(pointer.substring(0, at))).put(pointer.substring(at + 1), LATER);

        // when
        var read = new KubernetesSerialization().unmarshal(region.toString(), VivenuRegion.class);

        // then
        assertThat(read.getStatus().sellerId()).isEqualTo("seller");
        assertThat(read.getStatus().condition(ConditionType.READY)).isPresent();
        assertThat(read.getStatus().toString()).doesNotContain(LATER, "null, outcome", "type=null", "status=null");
    }

    @Test
    void whatThisReleaseKnowsIsReadWhole() throws IOException {
        // when
        var status = new KubernetesSerialization()
                .unmarshal(YAML.readTree(REGION).toString(), VivenuRegion.class)
                .getStatus();

        // then
        assertThat(status.conditions()).hasSize(2);
        assertThat(status.lastPoll())
                .isNotNull()
                .isEqualTo(status.lastFullPoll())
                .isEqualTo(status.lastIncrementalPoll());
    }

    /** JSON pointers of all values of the status that the CRD takes from a list; of conditions, the first one's. */
    static Stream<String> words() throws IOException {
        var schema = YAML.readTree(PublishedCrd.FILE.toFile())
                .at("/spec/versions/0/schema/openAPIV3Schema/properties/status");
        var found = words(schema, "/status").toList();
        assertThat(found)
                .contains("/status/conditions/0/type", "/status/lastPoll/outcome")
                .allSatisfy(
                        pointer -> assertThat(YAML.readTree(REGION).at(pointer).isTextual())
                                .as("the sample has %s", pointer)
                                .isTrue());
        return found.stream();
    }

    private static Stream<String> words(JsonNode schema, String pointer) {
        if (schema.has("enum")) {
            return Stream.of(pointer);
        }
        var fields = schema.path("properties").properties().stream()
                .flatMap(field -> words(field.getValue(), pointer + "/" + field.getKey()));
        return schema.has("items") ? Stream.concat(fields, words(schema.get("items"), pointer + "/0")) : fields;
    }
}

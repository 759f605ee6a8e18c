package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the schema of the values says about Kubernetes' types is what the API server says. */
@ExtendWith(SharedApiServer.class)
class ValuesSchemaIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFINITIONS = "  \"definitions\": {\n";

    @Test
    void kubernetesTypesAreTheApiServers(ApiServer server) throws IOException {
        // given
        var kubernetes = KubernetesDefinitions.of(Stream.of("/openapi/v3/api/v1", "/openapi/v3/apis/autoscaling/v2")
                .map(path -> document(server, path))
                .toList());
        var file = Files.readString(ValuesSchema.FILE);
        var ours = file.lines()
                .filter(line -> !line.startsWith(KubernetesDefinitions.LINE))
                .map(line -> line + "\n")
                .collect(Collectors.joining());

        // when
        var wanted = ours.replace(DEFINITIONS, DEFINITIONS + kubernetes.lines(ours));
        if (Boolean.getBoolean("schema.update")) {
            Files.writeString(ValuesSchema.FILE, wanted);
        }

        // then
        assertThat(Files.readString(ValuesSchema.FILE))
                .as("with another Kubernetes run: ./mvnw -pl controller -am verify -Dtest=None -Dit.test=ValuesSchemaIT"
                        + " -Dschema.update=true -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dfailsafe.failIfNoSpecifiedTests=false")
                .isEqualTo(wanted);
    }

    private static JsonNode document(ApiServer server, String path) {
        try {
            return JSON.readTree(server.client().raw(path));
        } catch (JsonProcessingException e) {
            throw new AssertionError("the API server's OpenAPI can't be read", e);
        }
    }
}

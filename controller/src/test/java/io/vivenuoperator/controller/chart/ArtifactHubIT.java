package io.vivenuoperator.controller.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The resources that ArtifactHub shows as examples are taken as they are. */
@ExtendWith(SharedApiServer.class)
class ArtifactHubIT {
    @Test
    void anExampleIsAValidRegion(ApiServer server) throws IOException {
        for (var example : ArtifactHubTest.examples()) {
            var stored = server.client()
                    .resource(example.toString())
                    .inNamespace("default")
                    .dryRun()
                    .fieldValidation(FieldValidateable.Validation.STRICT)
                    .create();
            assertThat(stored.getMetadata().getName()).isEqualTo("dach");
        }
        assertThat(ArtifactHubTest.examples()).isNotEmpty();
    }
}

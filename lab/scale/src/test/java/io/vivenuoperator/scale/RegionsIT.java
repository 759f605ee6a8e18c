package io.vivenuoperator.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The benches run by hand only: a rule of the CRD must not make them impossible unseen. */
@ExtendWith(SharedApiServer.class)
class RegionsIT {
    /** Neither a Service nor private, as the address of a machine may be. */
    private static final String SIMULATOR = "http://198.51.100.7:8080/api";

    @Test
    void theRegionsOfTheBenchesAreTaken(ApiServer server) {
        server.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(AuditedApiServer.NAMESPACE)
                        .endMetadata()
                        .build())
                .createOr(existing -> existing.update());

        try (var regions = new Regions(server.client(), SIMULATOR)) {
            regions.apply("region-0001");

            assertThat(regions.find("region-0001")).isPresent();
            regions.delete("region-0001");
        }
    }
}

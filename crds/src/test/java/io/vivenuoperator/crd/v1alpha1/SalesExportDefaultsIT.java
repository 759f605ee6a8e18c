package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.crd.v1alpha1.export.GoogleKeyRef;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What of an export nobody has to say. */
@ExtendWith(SharedApiServer.class)
class SalesExportDefaultsIT {
    private static final String ID = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";
    private static final String LEAST = """
            apiVersion: vivenu-operator.io/v1alpha1
            kind: SalesExport
            metadata: {name: least, namespace: default}
            spec: {spreadsheetId: %s, credentialsSecretRef: {name: sheets-account}}
            """.formatted(ID);

    private final KubernetesClient client;

    SalesExportDefaultsIT(ApiServer server) {
        client = server.client();
    }

    @AfterEach
    void remove() {
        client.resources(SalesExport.class)
                .inNamespace("default")
                .withName("least")
                .delete();
    }

    private SalesExport create() {
        return client.resource(client.getKubernetesSerialization().unmarshal(LEAST, SalesExport.class))
                .create();
    }

    @Test
    void theApiServerFillsInWhatTheRecordsDo() {
        assertThat(create().getSpec())
                .isEqualTo(new SalesExportSpec(
                        ID, new GoogleKeyRef("sheets-account", null), null, null, null, null, null, null));
    }

    @Test
    void whoeverWaitsDoesNotTakeItForReady() {
        assertThat(create().getStatus().condition(ExportConditionType.READY))
                .hasValueSatisfying(ready -> assertThat(ready.reason()).isEqualTo("Pending"));
    }
}

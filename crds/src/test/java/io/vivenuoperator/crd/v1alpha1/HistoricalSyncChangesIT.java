package io.vivenuoperator.crd.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.vivenuoperator.crd.apiserver.ApiServer;
import io.vivenuoperator.crd.apiserver.SharedApiServer;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncSpec;
import io.vivenuoperator.crd.v1alpha1.historical.InDoubtAction;
import io.vivenuoperator.crd.v1alpha1.historical.SyncMode;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a sync can change once it is there. */
@ExtendWith(SharedApiServer.class)
class HistoricalSyncChangesIT {
    private static final String REPLAY = """
            apiVersion: vivenu-operator.io/v1alpha1
            kind: VivenuHistoricalSync
            metadata: {name: changing, namespace: default}
            spec:
              regionRef: {name: dach}
              eventIds: [68108c20c5c88849372bfb61]
              mode: Replay
              filter: {nameContains: [CHARITY]}
              delivery: {url: "https://filter.example.com/x", signingKeySecretRef: {name: hia}}
            """;

    private final KubernetesClient client;

    HistoricalSyncChangesIT(ApiServer server) {
        client = server.client();
    }

    @AfterEach
    void remove() {
        stored().delete();
    }

    private Resource<VivenuHistoricalSync> stored() {
        return client.resources(VivenuHistoricalSync.class)
                .inNamespace("default")
                .withName("changing");
    }

    private HistoricalSyncSpec create() {
        return client.resource(client.getKubernetesSerialization().unmarshal(REPLAY, VivenuHistoricalSync.class))
                .create()
                .getSpec();
    }

    private void patch(String spec) {
        stored().patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":" + spec + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"regionRef\":{\"name\":\"fr\"}}",
                "{\"eventIds\":[\"68108c20c5c88849372bfb62\"]}",
                "{\"mode\":\"Test\",\"delivery\":{\"testUrl\":\"https://filter.example.com/t\"}}",
                "{\"filter\":{\"nameContains\":[]}}",
                "{\"filter\":{\"limit\":5}}",
                "{\"filter\":null}",
                "{\"delivery\":{\"url\":\"https://filter.example.com/other\"}}",
                "{\"delivery\":{\"inDoubt\":\"Resend\"}}",
                "{\"mode\":\"DryRun\",\"delivery\":null}"
            })
    void whatItSendsAndWhereStays(String change) {
        // given
        create();

        // then
        assertThatThrownBy(() -> patch(change))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("create another VivenuHistoricalSync instead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"suspend\":true}",
                "{\"cancel\":true}",
                "{\"ttlSecondsAfterFinished\":60}",
                "{\"filter\":{\"nameContains\":[\"CHARITY\"]}}"
            })
    void theRestCanChange(String change) {
        // given
        create();

        // when
        patch(change);

        // then
        assertThat(Objects.requireNonNull(stored().get()).getMetadata().getGeneration())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void aPauseCanEndAndACancelCannot() {
        // given
        create();
        patch("{\"suspend\":true,\"cancel\":true}");

        // when
        patch("{\"suspend\":false}");

        // then
        assertThatThrownBy(() -> patch("{\"cancel\":false}")).hasMessageContaining("spec.cancel must stay true");
    }

    @Test
    void theApiServerFillsInWhatTheRecordsDo() {
        // when
        var spec = create();

        // then
        assertThat(spec.suspend()).isFalse();
        assertThat(spec.mode()).isEqualTo(SyncMode.REPLAY);
        assertThat(Objects.requireNonNull(spec.delivery()).minIntervalMillis()).isEqualTo(1800);
        assertThat(spec.delivery().timeoutSeconds()).isEqualTo(30);
        assertThat(spec.delivery().inDoubt()).isEqualTo(InDoubtAction.HOLD);
        assertThat(spec.delivery().signingKeySecretRef().key()).isEqualTo("signingKey");
    }
}

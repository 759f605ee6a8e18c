package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A ledger in which another region has the key. */
class RegionKeyTakenIT extends OnAnApiServer {
    @Test
    @Reaches("Ready/RegionKeyTaken")
    void aRegionWhoseKeyAnotherHasIsRefused() {
        // given
        it.client
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("vivenu-operator-region-keys")
                        .withNamespace(it.namespace)
                        .endMetadata()
                        .withData(Map.of("elsewhere_dach", "dach"))
                        .build())
                .createOr(existing -> existing.update());
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(READY, "FALSE RegionKeyTaken");
        assertThat(message(READY)).contains("elsewhere/dach");
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }

    @Test
    void aRegionWithItsOwnKeyIsNotRefused() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(READY, "TRUE Ready");
        assertThat(it.stored("dach").getStatus().regionKey()).isEqualTo("dach");
    }
}

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
        remembered("elsewhere_dach", "dach");
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
    void aRegionCalledAsAnothersPollsIsRefused() {
        // given
        var pollsOfGuest = "north-dach-mwukasmt2bau";
        remembered("north_dach", "north-dach");
        it.readyReceiver();
        it.apiKey(KEY);

        // when
        it.region(pollsOfGuest);

        // then
        eventually(() -> assertThat(it.condition(pollsOfGuest, READY)).isEqualTo("FALSE RegionKeyTaken"));
        assertThat(it.stored(pollsOfGuest)
                        .getStatus()
                        .condition(READY)
                        .orElseThrow()
                        .message())
                .contains("north/dach", "north_dach");
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

    private void remembered(String id, String key) {
        it.client
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("vivenu-operator-region-keys")
                        .withNamespace(it.namespace)
                        .endMetadata()
                        .withData(Map.of(id, key))
                        .build())
                .createOr(existing -> existing.update());
    }
}

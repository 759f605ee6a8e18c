package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A ledger in which another region has the key. */
class RegionKeyTakenIT extends OnAnApiServer {
    @Test
    @Reaches("Ready/RegionKeyTaken")
    void aRegionWhoseKeyAnotherHasIsRefused() {
        // given
        it.rememberKey("elsewhere_dach", "dach");
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
        it.rememberKey("north_dach", "north-dach");
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
}

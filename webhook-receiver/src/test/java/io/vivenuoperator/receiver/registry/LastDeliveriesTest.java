package io.vivenuoperator.receiver.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LastDeliveriesTest {
    private static final Instant SIX = Instant.parse("2026-11-22T06:00:00Z");
    private static final Instant SEVEN = Instant.parse("2026-11-22T07:00:00Z");

    private final LastDeliveries lastDeliveries = new LastDeliveries();

    @Test
    void theLastOneOfTheNewestKeyCounts() {
        // given
        var dach = dach("new", "old");
        assertThat(lastDeliveries.of(dach)).isEmpty();

        // when
        lastDeliveries.taken(dach, 0, SIX);
        lastDeliveries.taken(dach, 0, SEVEN);

        // then
        assertThat(lastDeliveries.of(dach)).hasValue(SEVEN);
    }

    @Test
    void anOldKeyProvesNothing() {
        // when
        lastDeliveries.taken(dach("new", "old"), 1, SIX);

        // then
        assertThat(lastDeliveries.of(dach("new", "old"))).isEmpty();
    }

    @Test
    void aDeliveryThatWasCheckedBeforeTheRotationProvesNothingAfterIt() {
        // given
        var before = dach("old");
        var after = dach("new", "old");

        // when
        lastDeliveries.taken(before, 0, SEVEN);

        // then
        assertThat(lastDeliveries.of(after)).isEmpty();
        lastDeliveries.taken(after, 0, SEVEN);
        assertThat(lastDeliveries.of(after)).hasValue(SEVEN);
    }

    @Test
    void aReloadedRegionIsTheSameOne() {
        // given
        lastDeliveries.taken(dach("new", "old"), 0, SIX);

        // then
        assertThat(lastDeliveries.of(dach("new"))).hasValue(SIX);
    }

    @Test
    void aRegionThatLostItsKeysHasNone() {
        // given
        lastDeliveries.taken(dach("new"), 0, SIX);

        // then
        assertThat(lastDeliveries.of(dach())).isEmpty();
    }

    private static RegisteredRegion dach(String... keys) {
        return RegisteredRegion.of(
                "dach", Arrays.stream(keys).map(SigningKey::new).toList());
    }
}

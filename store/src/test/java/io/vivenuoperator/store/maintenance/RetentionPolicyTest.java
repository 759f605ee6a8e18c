package io.vivenuoperator.store.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {
    @Test
    void neverForgetsWithinTheDaysThatDuplicatesAreKnown() {
        assertThatThrownBy(() -> RetentionPolicy.ofDeliveries(Duration.ofDays(29)))
                .hasMessageContaining("deliveries")
                .hasMessageContaining("P30D");
        assertThat(RetentionPolicy.ofDeliveries(Duration.ofDays(30)).deliveries())
                .isPresent();
        assertThat(RetentionPolicy.off().deliveries()).isEmpty();
    }
}

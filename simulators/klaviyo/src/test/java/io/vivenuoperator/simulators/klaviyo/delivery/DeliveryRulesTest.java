package io.vivenuoperator.simulators.klaviyo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveryRulesTest {
    @Test
    void theWaitDoublesUpToAnHour() {
        DeliveryRules rules = DeliveryRules.ofKlaviyo("a");

        assertThat(rules.waitAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(rules.waitAfter(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(rules.waitAfter(13)).isEqualTo(Duration.ofHours(1));
        assertThat(rules.waitAfter(1_000)).isEqualTo(Duration.ofHours(1));
    }
}

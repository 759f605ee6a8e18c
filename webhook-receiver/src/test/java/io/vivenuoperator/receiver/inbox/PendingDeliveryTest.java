package io.vivenuoperator.receiver.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.receiver.Samples;
import io.vivenuoperator.receiver.delivery.DeliveryResult;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Unavailable;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PendingDeliveryTest {
    @Test
    void vivenuIsAskedToRetryWhatTakesTooLong() {
        var waiting = new PendingDelivery(Samples.delivery("d"));

        assertThat(waiting.await(Duration.ofMillis(1)))
                .isEqualTo(new DeliveryResult.TryAgain(Unavailable.DATABASE_SLOW));
    }
}

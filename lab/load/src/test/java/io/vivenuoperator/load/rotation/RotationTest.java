package io.vivenuoperator.load.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.load.ledger.Balance;
import io.vivenuoperator.load.ledger.Tally;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotationTest {
    @Test
    void aKeyThatWasRefusedIsAFault() {
        assertThat(rotation(Map.of(401, 1L), 0, Duration.ofSeconds(1)).faults())
                .containsExactly("deliveries were refused, or not answered");
        assertThat(rotation(Map.of(), 1, Duration.ofSeconds(1)).faults()).hasSize(1);
    }

    @Test
    void aDeliveryThatIsPutOffIsAFaultToo() {
        assertThat(rotation(Map.of(503, 2L), 0, Duration.ofSeconds(1)).faults()).hasSize(1);
    }

    @Test
    void whenAllWereTakenThereIsNone() {
        assertThat(rotation(Map.of(), 0, Duration.ofSeconds(1)).faults()).isEmpty();
    }

    @Test
    void aFileThatIsNotLiveInTimeIsAFault() {
        assertThat(rotation(Map.of(), 0, Duration.ofSeconds(6)).faults())
                .containsExactly("a new file was not live within 5 s");
    }

    private static Rotation rotation(Map<Integer, Long> refused, long unknown, Duration slowest) {
        long refusals = refused.values().stream().mapToLong(Long::longValue).sum();
        var tally = new Tally(10 + refusals + unknown, 10, refusals, unknown, refused);
        return new Rotation(1, new Balance(tally, 10, 0, 0, 0, 10, 10), slowest);
    }
}

package io.vivenuoperator.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest {
    @Test
    void whatIsNotNamedIsOff() {
        Faults faults = Faults.of(Map.of("outage", true));

        assertThat(faults).isEqualTo(Faults.none().with("outage", true));
        assertThat(Faults.of(faults.toJson())).isEqualTo(faults);
    }

    @Test
    void anUnknownSwitchIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Faults.of(Map.of("fire", true)))
                .withMessageContaining("'fire'")
                .withMessageContaining("latencyMillis");
    }

    @Test
    void aValueMustFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> Faults.of(Map.of("outage", 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Faults.of(Map.of("latencyMillis", -1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Faults.of(Map.of("retryAfter", "soon")));
    }

    @Test
    void aSellersOwnSwitchesComeFirstUntilAllAreSet() {
        var switches = new FaultSwitches();
        switches.set("dach", Faults.none().with("refuseKey", true));
        assertThat(switches.get("dach").refuseKey()).isTrue();
        assertThat(switches.get("italy").refuseKey()).isFalse();

        switches.set(Faults.none());

        assertThat(switches.get("dach").refuseKey()).isFalse();
    }

    @Test
    void aCountIsUsedUp() {
        var switches = new FaultSwitches();
        switches.set(Faults.none().with("wrongSignatureNext", 2));

        assertThat(switches.takeWrongSignature("dach")).isTrue();
        assertThat(switches.takeWrongSignature("italy")).isTrue();
        assertThat(switches.takeWrongSignature("dach")).isFalse();
    }
}

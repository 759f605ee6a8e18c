package io.vivenuoperator.load.fault;

import static io.vivenuoperator.load.fault.Fault.KILL_RECEIVER;
import static io.vivenuoperator.load.fault.Fault.STOP_DATABASE_AT_ONCE;
import static io.vivenuoperator.load.fault.Fault.TERMINATE_RECEIVER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultSettingsTest {
    @Test
    void mixesTheFaults() {
        assertThat(FaultSettings.mixed(2, 1, 1))
                .containsExactly(KILL_RECEIVER, TERMINATE_RECEIVER, STOP_DATABASE_AT_ONCE, KILL_RECEIVER);
    }

    @Test
    void makesThirtyFiveUnlessToldOtherwise() {
        assertThat(FaultSettings.from(Map.of()).faults()).hasSize(35);
        assertThat(FaultSettings.from(Map.of("KILLS", "1", "DATABASE_STOPS", "0", "TERMINATIONS", "0"))
                        .faults())
                .containsExactly(KILL_RECEIVER);
    }
}

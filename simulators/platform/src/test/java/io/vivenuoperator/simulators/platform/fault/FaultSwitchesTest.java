package io.vivenuoperator.simulators.platform.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSwitchesTest {
    /** What only this platform has. */
    public record OwnFaults(int moonNext, String phase) {
        public OwnFaults {
            if (phase.isEmpty()) {
                throw new IllegalArgumentException("phase must not be empty");
            }
        }
    }

    private final FaultSwitches<OwnFaults> switches = new FaultSwitches<>(OwnFaults.class, new OwnFaults(0, "new"));

    @Test
    void whatIsNotNamedIsOff() throws IOException {
        switches.set(json("{\"outage\":true,\"moonNext\":2}"));

        switches.set(json("{\"phase\":\"full\"}"));

        assertThat(switches.get()).isEqualTo(Faults.none());
        assertThat(switches.own()).isEqualTo(new OwnFaults(0, "full"));
    }

    @Test
    void whatIsShownCanBeSet() throws IOException {
        switches.set(json("{\"latencyMillis\":5,\"moonNext\":1}"));
        JsonNode shown = switches.shown();
        switches.set(json("{}"));

        switches.set(shown);

        assertThat(switches.shown()).isEqualTo(shown);
        assertThat(switches.get().latencyMillis()).isEqualTo(5);
    }

    @Test
    void anUnknownSwitchIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> switches.set(json("{\"fire\":true}")))
                .withMessageContainingAll("'fire'", "latencyMillis", "moonNext");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"outage":1}           | outage
                    {"latencyMillis":-1}   | latencyMillis
                    {"retryAfter":"soon"}  | retryAfter
                    {"errorPercent":101}   | errorPercent
                    {"errorStatus":404}    | errorStatus
                    {"pageStatus":200}     | pageStatus
                    {"phase":""}           | phase
                    []                     | {"outage":true}
                    """)
    void aWrongValueIsNamedAndChangesNothing(String wrong, String named) throws IOException {
        switches.set(json("{\"moonNext\":3}"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> switches.set(json(wrong)))
                .withMessageContaining(named);
        assertThat(switches.own().moonNext()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"pageNext", "moonNext"})
    void aCountIsUsedUp(String name) throws IOException {
        switches.set(json("{\"" + name + "\":2}"));

        assertThat(switches.take(name)).isTrue();
        assertThat(switches.take(name)).isTrue();
        assertThat(switches.take(name)).isFalse();
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}

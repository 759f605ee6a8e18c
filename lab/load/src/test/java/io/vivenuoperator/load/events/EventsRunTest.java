package io.vivenuoperator.load.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.load.settings.MisconfiguredException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsRunTest {
    @ParameterizedTest
    @CsvSource({"e1, COST", "E2, LATENCY", "paused, PAUSED", "Clients, CLIENTS"})
    void aMeasurementIsKnownByItsWordAndByItsGoal(String text, ShowName name) {
        assertThat(ShowName.of(text)).contains(name);
    }

    @Test
    void anUnknownOneIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> EventsRun.of(List.of("latnecy"), Map.of(), Clock.systemUTC(), System.out))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageContainingAll("latnecy", "latency", "NAME=value");
    }
}

package io.vivenuoperator.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.load.bench.Processors.Reading;
import org.junit.jupiter.api.Test;

class ProcessorsTest {

    @Test
    void othersAreWhatIsNotOurs() {
        assertThat(Processors.others(new Reading(1_000, 500, 300), new Reading(2_000, 1_300, 900)))
                .hasValue(0.2);
    }

    @Test
    void isUnknownWhereThereIsNoProc() {
        assertThat(Processors.others(new Reading(0, 0, 0), new Reading(0, 0, 0)))
                .isEmpty();
    }
}

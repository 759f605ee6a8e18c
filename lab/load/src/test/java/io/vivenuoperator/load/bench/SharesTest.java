package io.vivenuoperator.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.load.program.Processors.Reading;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void othersAreWhatIsNotOurs() {
        Shares shares =
                Shares.between(new Reading(1_000, 500, 100, 100, 100), new Reading(2_000, 1_300, 400, 300, 200));
        assertThat(shares).isEqualTo(new Shares(true, 0.3, 0.2, 0.1, 0.2));
        assertThat(shares).hasToString("cpu: receiver 30 %, postgres 20 %, load 10 %, others 20 %");
    }

    @Test
    void areUnknownWhereThereIsNoProc() {
        assertThat(Shares.between(new Reading(0, 0, 0, 0, 0), new Reading(0, 0, 0, 0, 0))
                        .known())
                .isFalse();
    }
}

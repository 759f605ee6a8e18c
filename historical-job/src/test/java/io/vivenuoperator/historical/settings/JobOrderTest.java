package io.vivenuoperator.historical.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobOrderTest {
    private static final String EVENT = "68108c20c5c88849372bfb61";

    @ParameterizedTest
    @CsvSource({
        "sync dach EVENT, REPLAY",
        "sync --test dach EVENT, TEST",
        "sync dach EVENT --test, TEST",
        "sync --dry-run DACH EVENT, DRY_RUN",
        "--dry-run sync dach EVENT, DRY_RUN",
        "pull dach EVENT, PULL_ONLY"
    })
    void theArgumentsSayWhatToDo(String arguments, JobMode mode) {
        assertThat(JobOrder.parse(List.of(arguments.replace("EVENT", EVENT).split(" ", -1))))
                .isEqualTo(new JobOrder(mode, new RegionKey("dach"), List.of(EVENT)));
    }

    @Test
    void severalEventsAreTakenEachOnce() {
        var other = "68108c20c5c88849372bfb62";

        assertThat(JobOrder.parse(List.of("sync", "dach", EVENT, other, EVENT)).eventIds())
                .containsExactly(EVENT, other);
    }

    @Test
    void moreThanTwentyAreRefused() {
        var words = new ArrayList<>(List.of("sync", "dach"));
        IntStream.range(0, 21).forEach(i -> words.add("68108c20c5c88849372bf%03x".formatted(i)));

        assertThatExceptionOfType(MisconfiguredException.class)
                .isThrownBy(() -> JobOrder.parse(words))
                .withMessageContaining("must be at most 20 events");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync",
                "sync dach",
                "push dach EVENT",
                "sync dach EVENT more",
                "sync --test --dry-run dach EVENT",
                "pull --test dach EVENT",
                "pull --dry-run dach EVENT",
                "sync --fast dach EVENT",
                "sync da_ch EVENT",
                "sync ../etc EVENT",
                "sync dach ../../../etc",
                "sync dach 68108c20c5c88849372bfb6",
                "sync dach 68108c20c5c88849372bfb6g"
            })
    void anythingElseIsRefusedWithTheFix(String arguments) {
        assertThatExceptionOfType(MisconfiguredException.class)
                .isThrownBy(() ->
                        JobOrder.parse(List.of(arguments.replace("EVENT", EVENT).split(" ", -1))))
                .withMessageContaining("must be");
    }
}

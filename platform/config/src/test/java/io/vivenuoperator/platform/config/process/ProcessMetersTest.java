package io.vivenuoperator.platform.config.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProcessMetersTest {
    private static String scrape(BuildInfo build) {
        return PrometheusTextFormatWriter.create()
                .toDebugString(ProcessMeters.registry(build).scrape());
    }

    @Test
    void aProgramSaysWhatItWasBuiltFrom() {
        var build = new BuildInfo("shop", "1.2.3", Optional.of("0fe1"), OptionalInt.of(25));

        assertThat(scrape(build))
                .contains("vivenu_build_info{component=\"shop\",revision=\"0fe1\",schema=\"25\",version=\"1.2.3\"} 1");
    }

    @Test
    void whatNobodyToldTheBuildIsEmpty() {
        assertThat(scrape(new BuildInfo("shop", "1.2.3", Optional.empty(), OptionalInt.empty())))
                .contains("revision=\"\",schema=\"\"");
    }

    @Test
    void theBuildTellsItsVersion() {
        assertThat(BuildInfo.of("shop").version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(BuildInfo.of("shop").revision().orElse("")).doesNotContain("$");
    }

    @Test
    void theJvmAndTheProcessAreMeasured() {
        assertThat(scrape(BuildInfo.of("shop")))
                .contains(
                        "jvm_memory_used_bytes{area=\"heap\"}",
                        "jvm_gc_collection_seconds_count",
                        "jvm_threads_current",
                        "process_cpu_seconds_total",
                        "process_start_time_seconds");
    }
}

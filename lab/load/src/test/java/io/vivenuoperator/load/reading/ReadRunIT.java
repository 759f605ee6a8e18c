package io.vivenuoperator.load.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Few events and short loops; whether goals are met is not judged here. {@code java -jar load.jar reads} has more. */
class ReadRunIT {
    @Test
    void eachQuestionIsMeasured() throws Exception {
        Path repository = Path.of(System.getProperty("repository"));
        var printed = new ByteArrayOutputStream();

        var _ = ReadRun.of(
                        Map.of(
                                "API_JAR",
                                repository
                                        .resolve("sales-api/target/sales-api.jar")
                                        .toString(),
                                "MIGRATE_JAR",
                                repository
                                        .resolve("poller-job/target/poller-job.jar")
                                        .toString(),
                                "LOAD_JAR",
                                repository.resolve("lab/load/target/load.jar").toString(),
                                "DIRECTORY",
                                repository.resolve("lab/load/target/reads").toString(),
                                "EVENTS",
                                "100",
                                "TYPES",
                                "2",
                                "DAYS",
                                "30",
                                "RATE",
                                "100",
                                "SECONDS",
                                "1"),
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .holds();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "100 events of 2 types, 30 days, 18,000 snapshots",
                        "list of 100, gzip",
                        "the same, unchanged",
                        "100/s, open loop: p50",
                        "series by hour, never asked before: p50",
                        "the portfolio at any time: p50",
                        "by SQL for each request: p50");
    }
}

package io.vivenuoperator.load.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Few clients and few sales; {@code java -jar load.jar streams} has more. */
class StreamRunIT {
    @Test
    void eachClientHearsOfEachSale() throws Exception {
        Path repository = Path.of(System.getProperty("repository"));

        boolean holds = StreamRun.of(
                        Map.of(
                                "API_JAR",
                                repository
                                        .resolve("sales-api/target/sales-api.jar")
                                        .toString(),
                                "MIGRATE_JAR",
                                repository
                                        .resolve("poller-job/target/poller-job.jar")
                                        .toString(),
                                "DIRECTORY",
                                repository.resolve("lab/load/target/stream").toString(),
                                "CLIENTS",
                                "200",
                                "SALES",
                                "3",
                                "WARMUP_SALES",
                                "1"),
                        System.out)
                .holds();

        assertThat(holds).isTrue();
    }
}

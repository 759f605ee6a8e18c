package io.vivenuoperator.load.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Short samples; whether the goal is met is not judged here. {@code java -jar load.jar readers} has longer ones. */
class ReadersBenchIT {
    @Test
    void theReceiverIsMeasuredWithReadersAndWithout() throws Exception {
        Path repository = Path.of(System.getProperty("repository"));
        var settings = new HashMap<>(Map.of("ROUNDS", "1", "SAMPLE_MILLIS", "500", "EVENTS", "50"));
        Map.of(
                        "RECEIVER_JAR", "webhook-receiver/target/webhook-receiver.jar",
                        "MIGRATE_JAR", "poller-job/target/poller-job.jar",
                        "API_JAR", "sales-api/target/sales-api.jar",
                        "DIRECTORY", "lab/load/target/readers")
                .forEach((name, path) ->
                        settings.put(name, repository.resolve(path).toString()));
        var printed = new ByteArrayOutputStream();

        boolean balances = ReadersBench.of(
                        settings, Clock.systemUTC(), new PrintStream(printed, true, StandardCharsets.UTF_8))
                .balances();

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("receiver without a read API, 64", "receiver beside two read APIs, 64", "readers: VALID");
        assertThat(balances).isTrue();
    }
}

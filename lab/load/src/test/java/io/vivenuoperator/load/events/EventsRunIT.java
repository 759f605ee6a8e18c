package io.vivenuoperator.load.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each measurement in small: whether its ledger balances, not whether goals are met. {@code make bench-events} has more. */
class EventsRunIT {
    private static final List<String> SMALL = List.of(
            "ROUNDS=1",
            "SAMPLE_MILLIS=1000",
            "EVENTS=20",
            "MESSAGES=60",
            "RATE=100",
            "FLOW_SECONDS=2",
            "HANG_RATE=100",
            "HANG_SECONDS=2",
            "FAULT_RATE=50",
            "KILLS=1",
            "STOPS=1",
            "RESTARTS=0",
            "HANDOVERS=1",
            "PASSING=2000",
            "OTHERS_RATE=50",
            "OTHERS_SECONDS=2",
            "REPLAYED=500",
            "PUBLISH_SECONDS=2",
            "CLIENTS=40",
            "SILENT_CLIENTS=3",
            "STREAM_SECONDS=2",
            "RECONNECTS=20",
            "STREAM_KILLS=1",
            "BEFORE_SECONDS=3",
            "HOLD_SECONDS=3");

    @Test
    void eachLedgerBalances() throws Exception {
        Path repository = Path.of(System.getProperty("repository"));
        var printed = new ByteArrayOutputStream();
        List<String> words = Stream.concat(Stream.of(ShowName.values()).map(ShowName::word), SMALL.stream())
                .toList();

        boolean balances = EventsRun.of(
                        words,
                        Map.of(
                                "EVENTS_JAR",
                                repository
                                        .resolve("events-service/target/events-service.jar")
                                        .toString(),
                                "RECEIVER_JAR",
                                repository
                                        .resolve("webhook-receiver/target/webhook-receiver.jar")
                                        .toString(),
                                "MIGRATE_JAR",
                                repository
                                        .resolve("poller-job/target/poller-job.jar")
                                        .toString(),
                                "LOAD_JAR",
                                repository.resolve("lab/load/target/load.jar").toString(),
                                "DIRECTORY",
                                repository.resolve("lab/load/target/events").toString()),
                        Clock.systemUTC(),
                        new PrintStream(printed, true, StandardCharsets.UTF_8))
                .balances();

        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(balances).as(text).isTrue();
        assertThat(text)
                .contains(Stream.of(ShowName.values())
                        .map(name -> name.word() + ": VALID")
                        .toList());
    }
}

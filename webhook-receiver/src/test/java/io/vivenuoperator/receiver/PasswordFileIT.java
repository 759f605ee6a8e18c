package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.config.log.CapturedLog;
import io.vivenuoperator.store.login.PasswordServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password stands in a file that somebody renews while deliveries arrive. */
class PasswordFileIT {
    private static final String KEY = "dach-new";
    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");
    private static final Duration IN_USE = Duration.ofSeconds(60);
    private static final int SENDERS = 4;
    private static final String SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'app'";

    @TempDir
    Path directory;

    private Path regions;

    @BeforeEach
    void regions() throws IOException {
        regions = RunningReceiver.write(directory.resolve("regions.json"), RunningReceiver.REGIONS);
    }

    private RunningReceiver start(PasswordServer server) {
        return RunningReceiver.start(
                server.url(),
                regions,
                Map.of("DATABASE_PASSWORD_FILE", server.file().toString()));
    }

    private static int post(RunningReceiver receiver, String id) {
        return receiver.vivenu()
                .post(WithRegions.DACH, KEY, Bodies.ticket(id, "ticket-" + id, NOW))
                .statusCode();
    }

    private static void send(RunningReceiver receiver, int sender, AtomicBoolean stop, Queue<String> acknowledged) {
        for (int i = 0; !stop.get(); i++) {
            String id = sender + "-" + i;
            await().pollDelay(Duration.ZERO).atMost(IN_USE).until(() -> post(receiver, id) == 204);
            acknowledged.add(id);
        }
    }

    @Test
    void aPasswordThatIsRotatedUnderLoadCostsNoDelivery() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        var stop = new AtomicBoolean();
        try (var log = new CapturedLog();
                var server = PasswordServer.start(directory, "first-canary");
                var receiver = start(server).ready()) {
            // given load; what is not acknowledged is sent again, as Vivenu does
            List<Thread> load = IntStream.range(0, SENDERS)
                    .mapToObj(sender -> Thread.ofVirtual().start(() -> send(receiver, sender, stop, acknowledged)))
                    .toList();
            await().until(() -> acknowledged.size() > 20);

            for (String next : new String[] {"second-canary", "third-canary"}) {
                // when the password changes, connections that are open go on
                server.change(next);
                int before = acknowledged.size();
                await().until(() -> acknowledged.size() > before + 20);
                assertThat(server.number(SESSIONS)).isPositive();

                // and when they are cut before the file is renewed
                server.cutSessions();
                await().until(() ->
                        receiver.management().get("/observe/health/ready").statusCode() == 503);
                server.write(next);

                // then the new one is used
                await().atMost(IN_USE)
                        .until(() -> receiver.management()
                                        .get("/observe/health/ready")
                                        .statusCode()
                                == 200);
            }
            int before = acknowledged.size();
            await().until(() -> acknowledged.size() > before + 20);
            stop.set(true);
            for (Thread sender : load) {
                sender.join();
            }

            // then nothing is lost, and nothing told
            assertThat(server.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(acknowledged.size());
            assertThat(log.text()).doesNotContain("canary");
        }
    }

    @Test
    void aFileThatComesLaterIsWaitedFor() throws IOException {
        try (var server = PasswordServer.start(directory, "late-canary")) {
            Files.delete(server.file());
            try (var log = new CapturedLog();
                    var receiver = start(server)) {
                await().until(() -> log.text().contains("DATABASE_PASSWORD_FILE names a file that can't be read"));
                assertThat(post(receiver, "d1")).isEqualTo(503);

                server.write("late-canary");

                await().atMost(IN_USE).until(() -> post(receiver, "d1") == 204);
                assertThat(log.text()).doesNotContain("canary");
            }
        }
    }

    /** As RDS signs them: long, for minutes only, with what a URL would have to encode. */
    @Test
    void aTokenAsProvidersIssueItIsAPassword() {
        String token = "db.example:5432/?Action=connect&DBUser=app&X-Amz-Security-Token=%2B%2F'\"\\ ü€ #@:/?&=+;"
                + "IQoJb3JpZ2luX2VjE".repeat(100);
        try (var server = PasswordServer.start(directory, token);
                var receiver = start(server).ready()) {
            assertThat(post(receiver, "d1")).isEqualTo(204);
        }
    }
}

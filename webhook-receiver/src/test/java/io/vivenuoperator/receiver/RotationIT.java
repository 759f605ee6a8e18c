package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Keys rotate while deliveries arrive, in a file that changes like a kubelet changes a mounted Secret. */
class RotationIT {
    private static final String DACH = "/webhooks/dach";
    private static final Duration LIVE = Duration.ofSeconds(5);
    private static final int CLIENTS = 4;
    private static final int ROTATIONS = 3;

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path mount;

    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger deliveries = new AtomicInteger();
    private volatile String keyAtVivenu = "key-0";
    private volatile boolean done;
    private RunningReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        Files.createSymbolicLink(mount.resolve("regions.json"), Path.of("..data/regions.json"));
        swap("start", "\"key-0\"");
        receiver = RunningReceiver.start(database.runtimeUrl(), mount.resolve("regions.json"), Map.of())
                .ready();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void noDeliveryIsRefusedWhileKeysRotate() throws Exception {
        // given
        List<Thread> clients = clients();
        // when
        for (int rotation = 1; rotation <= ROTATIONS; rotation++) {
            String old = keyAtVivenu;
            publish("both-" + rotation, "\"key-" + rotation + "\",\"" + old + "\"");
            keyAtVivenu = "key-" + rotation;
            awaitMoreAnswers();
            publish("new-" + rotation, "\"key-" + rotation + "\"");
            awaitMoreAnswers();
        }
        done = true;
        for (Thread client : clients) {
            client.join();
        }
        // then
        assertThat(answers).containsOnly(204).hasSize(deliveries.get());
        assertThat(database.number("SELECT count(*) FROM webhook_delivery")).isEqualTo(deliveries.get());
        assertThat(receiver.metric("vivenu_receiver_signing_key_matches_total", "position=\"0\""))
                .isPositive();
        assertThat(receiver.vivenu().post(DACH, "key-0", "{}").statusCode()).isEqualTo(401);
    }

    private List<Thread> clients() {
        var clients = new ArrayList<Thread>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(Thread.ofVirtual().start(() -> {
                while (!done) {
                    int number = deliveries.getAndIncrement();
                    String body = Bodies.ticket("d" + number, "t" + number, Instant.now());
                    answers.add(receiver.vivenu().post(DACH, keyAtVivenu, body).statusCode());
                }
            }));
        }
        return clients;
    }

    /** Everything signed earlier has been answered by then. */
    private void awaitMoreAnswers() {
        int enough = answers.size() + 3 * CLIENTS;
        await().until(() -> answers.size() >= enough);
    }

    private void publish(String revision, String keys) throws IOException {
        swap(revision, keys);
        await().atMost(LIVE)
                .until(() -> receiver.management().get("/registry").body().contains("\"" + revision + "\""));
    }

    private void swap(String revision, String keys) throws IOException {
        Path version = Files.createDirectory(mount.resolve(".." + revision));
        Files.writeString(
                version.resolve("regions.json"),
                "{\"revision\":\"%s\",\"regions\":[{\"region\":\"dach\",\"signingKeys\":[%s]}]}"
                        .formatted(revision, keys));
        Path next = Files.createSymbolicLink(mount.resolve("..data_tmp"), version.getFileName());
        Files.move(next, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

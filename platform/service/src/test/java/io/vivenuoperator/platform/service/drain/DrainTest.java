package io.vivenuoperator.platform.service.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.Status;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.service.Service;
import io.vivenuoperator.platform.service.drain.KeptConnection.KeptAnswer;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.settings.ServiceSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;

/** Clients that keep their connections go on asking while the process ends. */
class DrainTest {
    private static final int CLIENTS = 48;
    private static final int SECONDS = 20;

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Queue<KeptAnswer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch warm = new CountDownLatch(CLIENTS * 10);

    /** Its endpoint needs something that the program closes at the end, as a pool of connections. */
    private Service service() {
        return Service.named(
                        "drained",
                        ServiceSettings.from(new EnvironmentVariables(Map.of(
                                "HOST", "127.0.0.1",
                                "PORT", "0",
                                "MANAGEMENT_PORT", "0",
                                "SHUTDOWN_GRACE_SECONDS", "5"))))
                .routes(routes -> routes.read("/word", _ -> word()))
                .afterDrain(() -> closed.set(true))
                .start();
    }

    private Answer word() {
        if (closed.get()) {
            throw new IllegalStateException("closed");
        }
        return Answer.json(Status.OK_200, "1");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not in time");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void askOn(int port) {
        try (var connection = new KeptConnection(port)) {
            Optional<KeptAnswer> answer = connection.ask("/word");
            while (answer.isPresent()) {
                answers.add(answer.get());
                warm.countDown();
                answer = connection.ask("/word");
            }
        } catch (IOException e) {
            throw new IllegalStateException("no connection", e);
        }
    }

    @RepeatedTest(5)
    void whoKeepsAskingIsAnsweredOrToldToComeAgain() throws Exception {
        try (ExecutorService clients = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("client-", 0).factory())) {
            try (Service service = service()) {
                int port = service.port();
                for (int i = 0; i < CLIENTS; i++) {
                    clients.execute(() -> askOn(port));
                }
                await(warm);
            }
        }

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 503));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 503)
                .allMatch(answer -> answer.has("retry-after: 5") && answer.has("connection: close"));
    }
}

package io.vivenuoperator.load.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vivenuoperator.load.delivery.Deliveries;
import io.vivenuoperator.load.delivery.Shape;
import io.vivenuoperator.load.delivery.Target;
import io.vivenuoperator.load.ledger.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private final Deliveries deliveries =
            new Deliveries("run-", List.of(new Target("dach", "key")), new Shape(10, 0, 1_200), Instant.EPOCH);
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private volatile long stallMillis;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            int turn = requests.getAndIncrement();
            exchange.getRequestBody().readAllBytes();
            if (turn == 0 && stallMillis > 0) {
                pause(stallMillis);
            }
            switch (turn % 4) {
                case 1 -> exchange.sendResponseHeaders(503, -1);
                // No answer at all.
                case 2 -> throw new IOException("gone");
                default -> exchange.sendResponseHeaders(204, -1);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void entersEachDeliveryOnceWhateverBecameOfIt() throws InterruptedException {
        var ledger = new Ledger(100);

        OpenLoop loop = start(ledger, 100, 1_000, 1).await();

        assertThat(loop.taken()).isEqualTo(100);
        assertThat(requests).hasValue(100);
        assertThat(ledger.tally().sent()).isEqualTo(100);
        assertThat(ledger.tally().acknowledged()).isEqualTo(50);
        assertThat(ledger.tally().refusedByStatus()).isEqualTo(Map.of(503, 25L));
        assertThat(ledger.tally().unknown()).isEqualTo(25);
    }

    @Test
    void nobodyThereIsUnknown() throws InterruptedException {
        server.stop(0);
        var ledger = new Ledger(10);

        var _ = start(ledger, 10, 1_000, 2).await();

        assertThat(ledger.tally().unknown()).isEqualTo(10);
    }

    @Test
    void aStallMakesLateWhatFallsDueMeanwhile() throws InterruptedException {
        stallMillis = 300;
        var ledger = new Ledger(20);

        var _ = start(ledger, 20, 1_000, 1).await();

        // One connection: the fourth delivery fell due at 3 ms and could only be sent after the stall.
        assertThat(ledger.latencies(3).percentile(1)).isGreaterThan(200);
    }

    @Test
    void sendsNothingMoreOnceStopped() throws InterruptedException {
        var ledger = new Ledger(1_000);
        OpenLoop loop = start(ledger, 1_000, 10, 4);

        loop.stop();
        var _ = loop.await();

        assertThat(loop.taken()).isLessThan(1_000);
        assertThat(ledger.tally().sent()).isEqualTo(loop.taken());
    }

    private OpenLoop start(Ledger ledger, int count, double rate, int connections) {
        return OpenLoop.start(
                server.getAddress(),
                deliveries,
                ledger,
                IntStream.range(0, count).toArray(),
                rate,
                connections);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

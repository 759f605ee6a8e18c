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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private static final byte[] REASON = "{\"reason\":\"QueueFull\"}".getBytes(StandardCharsets.UTF_8);

    private final Deliveries deliveries =
            new Deliveries("run-", List.of(new Target("dach", "key")), new Shape(10, 0, 1_200), Instant.EPOCH);
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    /** Of four: two are taken, one is refused with a body, one is not answered. */
    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            int turn = requests.getAndIncrement();
            exchange.getRequestBody().readAllBytes();
            switch (turn % 4) {
                case 1 -> {
                    exchange.sendResponseHeaders(503, REASON.length);
                    exchange.getResponseBody().write(REASON);
                }
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
    void entersEachDeliveryOnceWhateverBecameOfIt() throws IOException {
        var ledger = new Ledger(200);
        ClosedLoop.Result result = run(ledger, 200, Duration.ofSeconds(30));
        assertThat(result.sent()).isEqualTo(200);
        assertThat(requests).hasValue(200);
        assertThat(ledger.tally().sent()).isEqualTo(200);
        assertThat(ledger.tally().acknowledged()).isEqualTo(100);
        assertThat(ledger.tally().refusedByStatus()).isEqualTo(Map.of(503, 50L));
        assertThat(ledger.tally().unknown()).isEqualTo(50);
        assertThat(result.perSecond()).isPositive();
    }

    @Test
    void endsInTimeAndHasEachAnswer() throws IOException {
        var ledger = new Ledger(100_000);
        ClosedLoop.Result result = run(ledger, 100_000, Duration.ofMillis(100));
        assertThat(result.sent()).isPositive().isLessThan(100_000);
        assertThat(ledger.tally().sent()).isEqualTo(result.sent());
        assertThat(ledger.tally().acknowledged()
                        + ledger.tally().refused()
                        + ledger.tally().unknown())
                .isEqualTo(result.sent());
    }

    private ClosedLoop.Result run(Ledger ledger, int count, Duration length) throws IOException {
        Requests made = Requests.of(server.getAddress(), number -> deliveries.post(number % 200), count);
        return ClosedLoop.run(server.getAddress(), made, ledger, 4, Duration.ZERO, length);
    }
}

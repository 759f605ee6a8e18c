package io.vivenuoperator.load.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.load.delivery.Deliveries;
import io.vivenuoperator.load.delivery.Shape;
import io.vivenuoperator.load.delivery.Target;
import io.vivenuoperator.load.ledger.Ledger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {
    private final Deliveries deliveries =
            new Deliveries("run-", List.of(new Target("dach", "key")), new Shape(10, 0, 1_200), Instant.EPOCH);
    private FickleReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = new FickleReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void entersEachDeliveryOnceWhateverBecameOfIt() throws IOException {
        var ledger = new Ledger(200);
        ClosedLoop.Result result = run(ledger, 200, Duration.ofSeconds(30));
        assertThat(result.sent()).isEqualTo(200);
        assertThat(receiver.requests()).isEqualTo(200);
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
        Requests made = Requests.of(receiver.address(), number -> deliveries.post(number % 200), count);
        return ClosedLoop.run(receiver.address(), made, ledger, 4, Duration.ZERO, length);
    }
}

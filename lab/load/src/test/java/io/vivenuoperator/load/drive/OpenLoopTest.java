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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
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
    void entersEachDeliveryOnceWhateverBecameOfIt() throws InterruptedException {
        var ledger = new Ledger(100);

        OpenLoop loop = start(ledger, 100, 1_000, 1).await();

        assertThat(loop.taken()).isEqualTo(100);
        assertThat(receiver.requests()).isEqualTo(100);
        assertThat(ledger.tally().sent()).isEqualTo(100);
        assertThat(ledger.tally().acknowledged()).isEqualTo(50);
        assertThat(ledger.tally().refusedByStatus()).isEqualTo(Map.of(503, 25L));
        assertThat(ledger.tally().unknown()).isEqualTo(25);
    }

    @Test
    void nobodyThereIsUnknown() throws InterruptedException {
        receiver.close();
        var ledger = new Ledger(10);

        var _ = start(ledger, 10, 1_000, 2).await();

        assertThat(ledger.tally().unknown()).isEqualTo(10);
    }

    @Test
    void aStallMakesLateWhatFallsDueMeanwhile() throws InterruptedException {
        receiver.stalling(Duration.ofMillis(300));
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
                receiver.address(),
                deliveries,
                ledger,
                IntStream.range(0, count).toArray(),
                rate,
                connections);
    }
}

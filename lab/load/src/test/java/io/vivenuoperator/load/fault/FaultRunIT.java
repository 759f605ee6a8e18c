package io.vivenuoperator.load.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.load.delivery.Shape;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A few faults of each kind; {@code java -jar load.jar faults} runs more. */
class FaultRunIT {
    private static final double RATE = 150;

    @Test
    void whatWasAcknowledgedSurvivesEachFault() throws Exception {
        // given
        Path repository = Path.of(System.getProperty("repository"));
        var settings = new FaultSettings(
                repository.resolve("webhook-receiver/target/webhook-receiver.jar"),
                // It lives for seconds and is restarted: further compilation would only waste
                // processor time.
                "-XX:TieredStopAtLevel=1",
                repository.resolve("poller-job/target/poller-job.jar"),
                repository.resolve("lab/load/target/faults"),
                FaultSettings.mixed(2, 1, 1),
                new Shape(100, 0.5, 2_100),
                RATE,
                16);

        // when
        List<Episode> episodes = new FaultRun(settings, Clock.systemUTC(), System.out).episodes();

        // then
        assertThat(episodes).hasSize(4).allSatisfy(episode -> {
            assertThat(episode.faults()).isEmpty();
            assertThat(episode.balance().tally().acknowledged()).isPositive();
        });
    }
}

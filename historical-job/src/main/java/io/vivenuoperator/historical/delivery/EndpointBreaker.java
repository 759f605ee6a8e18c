package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.historical.delivery.SendRules.BreakerRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves an endpoint that fails alone, but for a ticket now and then to see whether it is back. */
final class EndpointBreaker {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointBreaker.class);

    private final BreakerRules rules;
    private final Clock clock;
    private int failures;
    private int probes;
    private Optional<Instant> openSince = Optional.empty();
    private String lastAnswer = "";

    EndpointBreaker(BreakerRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The endpoint did something with a ticket. */
    void answered() {
        openSince.ifPresent(
                since -> LOG.atInfo().addKeyValue("awaySince", since.toString()).log("Endpoint is back"));
        failures = 0;
        probes = 0;
        openSince = Optional.empty();
    }

    /** The endpoint did not. */
    void failed(String answer) {
        failures++;
        if (failures >= rules.failures()) {
            open(answer);
        }
    }

    /** Leaves it alone at once. */
    void open(String answer) {
        lastAnswer = answer;
        if (openSince.isEmpty()) {
            openSince = Optional.of(clock.instant());
            probes = 0;
        } else {
            probes++;
        }
        LOG.atWarn()
                .addKeyValue("answer", answer)
                .addKeyValue(
                        "nextAttemptInSeconds",
                        probeDelay().orElse(Duration.ZERO).toSeconds())
                .log("Waiting for the endpoint");
    }

    /** What is known of it while it is left alone. */
    Optional<EndpointAbsence> absence(Duration pause) {
        return openSince.map(
                since -> new EndpointAbsence(since, lastAnswer, clock.instant().plus(pause)));
    }

    /** How long to leave it alone now; empty if it is well. */
    Optional<Duration> probeDelay() {
        return openSince.map(since -> {
            long millis = rules.firstProbe().toMillis() << Math.min(probes, 20);
            return Duration.ofMillis(Math.min(millis, rules.longestProbe().toMillis()));
        });
    }

    /** Whether it has been away for longer than anybody waits. */
    boolean isGivenUp() {
        return openSince
                .filter(since -> !clock.instant().isBefore(since.plus(rules.patience())))
                .isPresent();
    }
}

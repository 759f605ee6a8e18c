package io.vivenuoperator.simulator.api;

import io.vivenuoperator.simulator.fault.FaultSwitches;
import io.vivenuoperator.simulator.fault.Faults;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Checked before every operation: faults that refuse a request, and the rate limit. */
final class Gate {
    private final FaultSwitches switches;
    private final RateLimiter limiter;
    private final Clock clock;

    Gate(FaultSwitches switches, RateLimiter limiter, Clock clock) {
        this.switches = switches;
        this.limiter = limiter;
        this.clock = clock;
    }

    /** Refuses a request, or lets it pass. */
    Optional<Answer> refuse(String seller, Operation operation, ApiCall call) {
        Faults faults = switches.get(seller);
        sleep(faults.latencyMillis());
        if (faults.firewall()) {
            return Optional.of(Answer.challenge());
        }
        if (faults.outage() || switches.takeUnavailable(seller)) {
            return Optional.of(Answer.error(503, "service unavailable"));
        }
        if (faults.refuseKey()) {
            return Optional.of(unauthorized());
        }
        long wait = limiter.take(seller, clock.millis());
        if (wait > 0) {
            return Optional.of(tooMany().with("Retry-After", Long.toString(wait)));
        }
        if (switches.takeRateLimit(seller)) {
            return Optional.of(tooMany(faults));
        }
        return operation.isList() && tooDeep(faults, call)
                ? Optional.of(Answer.error(503, "service unavailable"))
                : Optional.empty();
    }

    static Answer unauthorized() {
        return Answer.error(401, "Unauthorized");
    }

    private static boolean tooDeep(Faults faults, ApiCall call) {
        if (faults.unavailableBeyondSkip() == 0) {
            return false;
        }
        PageWindow window = PageWindow.of(call.query());
        return window.skip() > faults.unavailableBeyondSkip() && window.top() > faults.unavailableUnlessTopAtMost();
    }

    private Answer tooMany(Faults faults) {
        Instant when = clock.instant().plusSeconds(faults.retryAfterSeconds());
        return switch (faults.retryAfter()) {
            case "seconds" -> tooMany().with("Retry-After", Integer.toString(faults.retryAfterSeconds()));
            case "date" ->
                tooMany()
                        .with(
                                "Retry-After",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(when.atOffset(ZoneOffset.UTC)));
            default -> tooMany();
        };
    }

    private static Answer tooMany() {
        return Answer.error(429, "Too Many Requests");
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

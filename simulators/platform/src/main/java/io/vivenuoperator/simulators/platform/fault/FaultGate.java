package io.vivenuoperator.simulators.platform.fault;

import io.vivenuoperator.simulators.platform.http.HttpDates;
import io.vivenuoperator.simulators.platform.http.Manner;
import io.vivenuoperator.simulators.platform.http.Reply;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;

/** What goes wrong by the switches, whoever asks for what. */
public final class FaultGate {
    /** An error as this platform words it. */
    @FunctionalInterface
    public interface ErrorForm {
        /**
         * The answer for a status.
         *
         * @param retryAfterSeconds what a body may tell; 0 for nothing
         */
        Reply of(int status, int retryAfterSeconds);
    }

    private static final long SEED = 20_261_128L;

    private final FaultSwitches<?> switches;
    private final Clock clock;
    private final ErrorForm form;
    private final Random chance = new Random(SEED);

    /** Refuses in this form. */
    public FaultGate(FaultSwitches<?> switches, Clock clock, ErrorForm form) {
        this.switches = switches;
        this.clock = clock;
        this.form = form;
    }

    /** Refuses a request, or lets it pass. */
    public Optional<Reply> refuse() {
        Faults faults = switches.get();
        sleep(faults.latencyMillis());
        if (switches.take("resetNext")) {
            return Optional.of(Reply.none());
        }
        if (switches.take("pageNext")) {
            return Optional.of(Reply.page(faults.pageStatus(), faults.pageStatus() + " from a proxy"));
        }
        if (faults.outage() || switches.take("errorNext") || unlucky(faults.errorPercent())) {
            return Optional.of(form.of(faults.errorStatus(), 0));
        }
        if (faults.rateLimitAlways() || switches.take("rateLimitNext")) {
            return Optional.of(tooMany(faults));
        }
        return Optional.empty();
    }

    /** What becomes of an answer on its way. */
    public Reply spoil(Reply reply) {
        if (!reply.isFine() || reply.body().isEmpty()) {
            return reply;
        }
        if (switches.take("truncateNext")) {
            return reply.halved();
        }
        if (switches.take("breakOffNext")) {
            return reply.sent(Manner.BROKEN_OFF, 0);
        }
        return switches.take("trickleNext")
                ? reply.sent(Manner.TRICKLED, switches.get().trickleMillis())
                : reply;
    }

    private synchronized boolean unlucky(int percent) {
        return percent > 0 && chance.nextInt(100) < percent;
    }

    private Reply tooMany(Faults faults) {
        int seconds = faults.retryAfterSeconds();
        return switch (faults.retryAfter()) {
            case "seconds" -> form.of(429, 0).with("Retry-After", Integer.toString(seconds));
            case "date" ->
                form.of(429, 0).with("Retry-After", HttpDates.of(clock.instant().plusSeconds(seconds)));
            case "body" -> form.of(429, seconds);
            default -> form.of(429, 0);
        };
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

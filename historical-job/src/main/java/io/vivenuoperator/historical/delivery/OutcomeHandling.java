package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.historical.delivery.SendQueue.Entry;
import io.vivenuoperator.historical.plan.DoubtPolicy;
import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome;
import io.vivenuoperator.platform.httpclient.pinned.TargetFailure;
import io.vivenuoperator.store.historical.PastTicketClaim;
import io.vivenuoperator.store.historical.PastTicketState;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from an attempt: for the ticket, for its row, for the endpoint, for the next attempt. */
final class OutcomeHandling {
    private static final Logger LOG = LoggerFactory.getLogger(OutcomeHandling.class);

    private final SendLedger ledger;
    private final SendQueue queue;
    private final TicketRun run;
    private final SendRules rules;
    private final SendTally tally;
    private final EndpointBreaker breaker;
    private final RetryPause pauses;
    private Duration pause = Duration.ZERO;

    OutcomeHandling(
            SendLedger ledger, SendQueue queue, TicketRun run, SendRules rules, SendTally tally, SendTime time) {
        this.ledger = ledger;
        this.queue = queue;
        this.run = run;
        this.rules = rules;
        this.tally = tally;
        this.breaker = new EndpointBreaker(rules.breaker(), time.clock());
        this.pauses = new RetryPause(rules, time.clock(), time.random());
    }

    boolean isEndpointGivenUp() {
        return breaker.isGivenUp();
    }

    /** How long to wait before the next attempt; asked once. */
    Duration takePause() {
        var taken = pause;
        pause = Duration.ZERO;
        return taken;
    }

    void pauseFor(Duration time) {
        pause = time;
    }

    /** Returns why sending ends, if it does. */
    Optional<SendEnd> handle(Entry entry, PastTicketClaim claim, SinglePostOutcome outcome) {
        Optional<SendEnd> end = end(entry, claim, outcome);
        tally.endpoint(breaker.absence(pause));
        return end;
    }

    private Optional<SendEnd> end(Entry entry, PastTicketClaim claim, SinglePostOutcome outcome) {
        return switch (outcome) {
            case SinglePostOutcome.Answered answer -> answered(entry, claim, answer);
            case SinglePostOutcome.NotSent(TargetFailure reason, String message) ->
                notSent(entry, claim, reason, message);
            case SinglePostOutcome.InDoubt(TargetFailure reason, String message) ->
                inDoubt(entry, claim, reason, message);
        };
    }

    private Optional<SendEnd> answered(Entry entry, PastTicketClaim claim, SinglePostOutcome.Answered answer) {
        var status = Integer.toString(answer.status());
        switch (AnswerVerdict.of(answer.status())) {
            case TAKEN -> {
                ledger.settle(claim, PastTicketState.SENT, status);
                tally.sent(entry.ticket());
                done();
            }
            case UNWANTED -> {
                ledger.settle(claim, PastTicketState.REFUSED, status);
                tally.refused(entry.ticket(), status);
                done();
                if (tally.wasOnlyRefused(rules.refusedAtFirst())) {
                    return Optional.of(SendEnd.ALL_REFUSED);
                }
            }
            case LATER -> later(entry, claim, answer, status);
            case ENDPOINT_FAILS -> {
                breaker.failed(status);
                later(entry, claim, answer, status);
            }
            case KEY_REFUSED -> {
                ledger.release(claim, status);
                return Optional.of(SendEnd.SIGNING_KEY_REFUSED);
            }
            case GONE -> {
                ledger.release(claim, status);
                return Optional.of(SendEnd.ENDPOINT_GONE);
            }
        }
        return Optional.empty();
    }

    private void done() {
        breaker.answered();
        queue.remove();
    }

    private void later(Entry entry, PastTicketClaim claim, SinglePostOutcome.Answered answer, String status) {
        ledger.release(claim, status);
        var tried = entry.tried(true);
        if (tried.answered() >= rules.attempts()) {
            tally.failed(entry.ticket(), status);
            queue.remove();
        } else {
            queue.again(tried);
        }
        pause = longer(pauses.after(answer, tried.answered()));
    }

    private Optional<SendEnd> notSent(Entry entry, PastTicketClaim claim, TargetFailure reason, String message) {
        ledger.release(claim, reason.label());
        if (reason == TargetFailure.ADDRESS_REFUSED) {
            LOG.atError().addKeyValue("problem", message).log("Endpoint may not be called");
            return Optional.of(SendEnd.ADDRESS_REFUSED);
        }
        LOG.atInfo().addKeyValue("problem", message).log("Ticket could not be sent, trying again");
        breaker.failed(reason.label());
        var tried = entry.tried(false);
        queue.again(tried);
        pause = longer(pauses.after(tried.attempts()));
        return Optional.empty();
    }

    private Optional<SendEnd> inDoubt(Entry entry, PastTicketClaim claim, TargetFailure reason, String message) {
        ledger.settle(claim, PastTicketState.IN_DOUBT, reason.label());
        tally.doubtful(entry.ticket(), reason.label());
        LOG.atWarn()
                .addKeyValue("ticket", entry.ticket().id())
                .addKeyValue("problem", message)
                .log("Ticket is in doubt");
        var tried = entry.tried(true);
        if (run.doubts() == DoubtPolicy.HOLD) {
            breaker.open(reason.label());
            queue.remove();
        } else {
            breaker.failed(reason.label());
            if (tried.answered() < rules.attempts()) {
                queue.atTheEnd(tried);
            } else {
                queue.remove();
            }
        }
        pause = longer(pauses.after(tried.answered()));
        return Optional.empty();
    }

    /** While the endpoint is left alone, at least that long. */
    private Duration longer(Duration own) {
        var left = breaker.probeDelay().orElse(Duration.ZERO);
        return left.compareTo(own) > 0 ? left : own;
    }
}

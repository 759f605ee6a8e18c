package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.historical.delivery.SendQueue.Entry;
import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.PlannedTicket;
import io.vivenuoperator.historical.stop.StoppableWait;
import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome;
import io.vivenuoperator.platform.httpclient.pinned.TargetFailure;
import io.vivenuoperator.store.historical.ClaimVerdict;
import io.vivenuoperator.store.historical.LedgerEntry;
import io.vivenuoperator.store.historical.PastTicketClaim;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Sends tickets one after the other: waits for the pace, claims, sends, settles. What an outcome leads to is {@link
 * OutcomeHandling}'s.
 */
public final class SendLoop {
    private final SendLedger ledger;
    private final TicketSender sender;
    private final TicketRun run;
    private final SendRules rules;
    private final SendTally tally;
    private final StoppableWait wait;
    private final SendTime time;
    private long nextSendAt;

    public SendLoop(
            SendLedger ledger,
            TicketSender sender,
            TicketRun run,
            SendRules rules,
            SendTally tally,
            StoppableWait wait,
            SendTime time) {
        this.ledger = ledger;
        this.sender = sender;
        this.run = run;
        this.rules = rules;
        this.tally = tally;
        this.wait = wait;
        this.time = time;
    }

    /**
     * Sends until nothing is left, or until sending makes no sense.
     *
     * @throws IOException if payloads can't be read
     */
    public SendEnd send(Collection<PlannedTicket> planned) throws IOException {
        var queue = new SendQueue(planned);
        var outcomes = new OutcomeHandling(ledger, queue, run, rules, tally, time);
        nextSendAt = time.nanos().getAsLong();
        for (Optional<Entry> first = queue.first(); first.isPresent(); first = queue.first()) {
            Optional<SendEnd> end = next(queue, first.get(), outcomes);
            if (end.isPresent()) {
                return end.get();
            }
        }
        return SendEnd.FINISHED;
    }

    private Optional<SendEnd> next(SendQueue queue, Entry entry, OutcomeHandling outcomes) throws IOException {
        if (outcomes.isEndpointGivenUp()) {
            return Optional.of(SendEnd.ENDPOINT_UNAVAILABLE);
        }
        if (!wait.rest(outcomes.takePause()) || !wait.rest(untilNextSend())) {
            return Optional.of(SendEnd.STOPPED);
        }
        if (hasChanged(entry.ticket())) {
            tally.changed();
            queue.remove();
            return Optional.empty();
        }
        var claim = new PastTicketClaim(
                run.region(),
                entry.ticket().eventId(),
                entry.ticket().id(),
                run.syncUid(),
                entry.attempts() + 1,
                entry.former());
        return switch (ledger.claim(claim)) {
            case ClaimVerdict.Claimed _ -> outcomes.handle(entry, claim, sent(entry, claim));
            case ClaimVerdict.TooEarly(Duration left) -> {
                outcomes.pauseFor(left);
                yield Optional.empty();
            }
            case ClaimVerdict.AlreadySettled _ -> {
                tally.changed();
                queue.remove();
                yield Optional.empty();
            }
            case ClaimVerdict.LeaseLost _ -> Optional.of(SendEnd.LEASE_LOST);
        };
    }

    private SinglePostOutcome sent(Entry entry, PastTicketClaim claim) throws IOException {
        nextSendAt = time.nanos().getAsLong() + rules.interval().toNanos();
        try {
            return sender.send(entry.ticket());
        } catch (IOException e) {
            ledger.release(claim, TargetFailure.CONNECT_FAILED.label());
            throw e;
        }
    }

    private Duration untilNextSend() {
        return Duration.ofNanos(Math.max(0, nextSendAt - time.nanos().getAsLong()));
    }

    /** Whether our own ledger knows what Vivenu's list did not say yet: that the ticket is not wanted any more. */
    private boolean hasChanged(ChosenTicket ticket) {
        return ledger.entry(ticket.id())
                .filter(entry -> isGoneSince(entry)
                        || (isNewer(entry, ticket) && !run.choice().accepts(entry.status())))
                .isPresent();
    }

    private boolean isGoneSince(LedgerEntry entry) {
        return entry.goneAt().filter(at -> at.isAfter(run.readAt())).isPresent();
    }

    private static boolean isNewer(LedgerEntry entry, ChosenTicket ticket) {
        return ticket.updatedAt().map(read -> entry.updatedAt().isAfter(read)).orElse(true);
    }
}

package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.SendCounts;
import io.vivenuoperator.historical.delivery.SendEnd;
import io.vivenuoperator.historical.delivery.SendTally;
import io.vivenuoperator.historical.report.RunEnd;
import io.vivenuoperator.platform.database.DatabaseException;
import java.util.Optional;

/** What a replay reports. */
record ReplayEnd(PlanCounts plan, SendTally tally) {
    RunEnd of(SendEnd end) {
        var reason = reason(end);
        return end(reason, sentence(reason));
    }

    RunEnd of(DatabaseException e) {
        var early = DatabaseCheck.failed(e);
        return end(early.reason(), early.message());
    }

    private RunEnd end(HistoricalReason reason, String message) {
        return new RunEnd(
                reason, Optional.of(plan), Optional.of(tally.counts()), Optional.empty(), tally.groups(), message);
    }

    private HistoricalReason reason(SendEnd end) {
        return switch (end) {
            case FINISHED -> finished(tally.counts());
            case STOPPED -> HistoricalReason.INTERRUPTED;
            case SIGNING_KEY_REFUSED -> HistoricalReason.SIGNING_KEY_REFUSED;
            case ENDPOINT_GONE -> HistoricalReason.ENDPOINT_GONE;
            case ALL_REFUSED -> HistoricalReason.TICKETS_REFUSED;
            case ENDPOINT_UNAVAILABLE -> HistoricalReason.ENDPOINT_UNAVAILABLE;
            case ADDRESS_REFUSED -> HistoricalReason.MISCONFIGURED;
            case LEASE_LOST -> HistoricalReason.DATABASE_UNAVAILABLE;
        };
    }

    /** Doubts weigh most: a person has to look at the endpoint. */
    private HistoricalReason finished(SendCounts counts) {
        if (plan.inDoubt() + counts.inDoubt() > 0) {
            return HistoricalReason.TICKETS_IN_DOUBT;
        }
        if (counts.refused() > 0) {
            return HistoricalReason.TICKETS_REFUSED;
        }
        if (counts.failed() > 0) {
            return HistoricalReason.RETRIES_EXHAUSTED;
        }
        return counts.sent() > 0 ? HistoricalReason.ALL_SENT : HistoricalReason.NOTHING_TO_SEND;
    }

    private String sentence(HistoricalReason reason) {
        var counts = tally.counts();
        var progress = counts.sent() + " of " + plan.toSend() + " tickets were sent";
        return switch (reason) {
            case TICKETS_IN_DOUBT ->
                progress + "; " + (plan.inDoubt() + counts.inDoubt())
                        + " may have arrived or not: the view replayed_tickets names them (state InDoubt), look for them"
                        + " at the endpoint, or send them again with IN_DOUBT=Resend.";
            case TICKETS_REFUSED ->
                progress + ", " + counts.refused() + " were refused: errors says how; a new sync tries them again.";
            case RETRIES_EXHAUSTED -> progress + "; a new sync tries the rest.";
            case SIGNING_KEY_REFUSED ->
                progress + ", then the endpoint refused the signature: is SIGNING_KEY the key that it verifies with?";
            case ENDPOINT_GONE -> progress + ", then there was no endpoint at this URL: is it spelled right?";
            case ENDPOINT_UNAVAILABLE -> progress + ", then the endpoint stayed away; a new sync sends the rest.";
            case MISCONFIGURED -> progress + "; the endpoint's address may not be called (EGRESS_ALLOW).";
            case DATABASE_UNAVAILABLE -> progress + ", then this process lost its turn at the endpoint.";
            case INTERRUPTED -> progress + ", then the process was asked to stop; the next one goes on from there.";
            default -> progress + ".";
        };
    }
}

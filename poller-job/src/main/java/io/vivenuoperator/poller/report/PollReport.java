package io.vivenuoperator.poller.report;

import java.time.Instant;
import java.util.Optional;

/**
 * What a run reports.
 *
 * @param reason absent when the run is complete
 * @param events records that were read
 * @param tickets records that were read
 * @param requests sent to the vendor, retries included
 * @param proof absent when nothing was measured against the vendor's counts
 * @param message one sentence for a person
 * @param upkeep what of the database's upkeep was refused; the run's own outcome is not touched by it
 */
public record PollReport(
        String region,
        Kind kind,
        Optional<Reason> reason,
        Instant startedAt,
        Instant finishedAt,
        long events,
        long tickets,
        long requests,
        Optional<Completeness> proof,
        String message,
        Optional<String> upkeep) {

    /** A report of a run whose upkeep is in order, or not begun. */
    public PollReport(
            String region,
            Kind kind,
            Optional<Reason> reason,
            Instant startedAt,
            Instant finishedAt,
            long events,
            long tickets,
            long requests,
            Optional<Completeness> proof,
            String message) {
        this(region, kind, reason, startedAt, finishedAt, events, tickets, requests, proof, message, Optional.empty());
    }

    /** This, with something that failed besides; what failed first stays in front. */
    public PollReport withFailedUpkeep(String problem) {
        return new PollReport(
                region,
                kind,
                reason,
                startedAt,
                finishedAt,
                events,
                tickets,
                requests,
                proof,
                message,
                Optional.of(upkeep.map(first -> first + " " + problem).orElse(problem)));
    }

    /** All that a person should read. */
    public String fullMessage() {
        return upkeep.map(problem -> problem + " " + message).orElse(message);
    }

    public Outcome outcome() {
        return reason.map(Reason::outcome).orElse(Outcome.COMPLETE);
    }

    /** 0 complete or partial, 1 failed and worth a retry, 2 a retry is pointless. */
    public int exitCode() {
        if (outcome() != Outcome.FAILED) {
            return 0;
        }
        return reason.orElseThrow().isWorthARetry() ? 1 : 2;
    }
}

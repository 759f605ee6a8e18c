package io.vivenuoperator.contracts.run;

import java.time.Instant;
import java.util.Optional;

/**
 * The report of a run of the poller: for the operator in the container's termination message, for people in the log.
 *
 * @param region the region's key, or the invalid value given instead
 * @param reason why the run is not complete, one of {@link RunReason}; a newer poller may have others
 * @param counts absent if the run ended before it could count
 * @param completeness absent if nothing was compared with the vendor's counts
 * @param quarantined records of the region that could not be read and wait in quarantine; absent if they were not counted
 * @param upkeep the part of the database's upkeep that failed; the run's own outcome is unaffected
 * @param message one sentence for people
 */
public record RunReport(
        String region,
        RunKind kind,
        RunOutcome outcome,
        Optional<String> reason,
        Instant startedAt,
        Instant finishedAt,
        Optional<RunCounts> counts,
        Optional<RunCompleteness> completeness,
        Optional<Long> quarantined,
        Optional<String> upkeep,
        String message) {
    /** The maximum size of a termination message in Kubernetes, in bytes. */
    public static final int LARGEST = 4096;

    /** Without what is in quarantine. */
    public RunReport(
            String region,
            RunKind kind,
            RunOutcome outcome,
            Optional<String> reason,
            Instant startedAt,
            Instant finishedAt,
            Optional<RunCounts> counts,
            Optional<RunCompleteness> completeness,
            Optional<String> upkeep,
            String message) {
        this(
                region,
                kind,
                outcome,
                reason,
                startedAt,
                finishedAt,
                counts,
                completeness,
                Optional.empty(),
                upkeep,
                message);
    }

    /** The same run, with what is in quarantine at its end. */
    public RunReport withQuarantined(long records) {
        return new RunReport(
                region,
                kind,
                outcome,
                reason,
                startedAt,
                finishedAt,
                counts,
                completeness,
                Optional.of(records),
                upkeep,
                message);
    }

    /** JSON of at most {@link #LARGEST} bytes; texts that are too long are cut. */
    public String toJson() {
        return RunReportJson.write(this);
    }

    /** Empty if the text is not a report: the poller was killed before it could write one, or something else wrote it. */
    public static Optional<RunReport> parse(String json) {
        return RunReportJson.read(json);
    }

    /** The full text for people; failed upkeep comes first, because nobody looks for it elsewhere. */
    public String fullMessage() {
        return upkeep.filter(problem -> !message.startsWith(problem))
                .map(problem -> message.isEmpty() ? problem : problem + " " + message)
                .orElse(message);
    }
}

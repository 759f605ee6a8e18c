package io.vivenuoperator.contracts.run;

import java.time.Instant;
import java.util.Optional;

/**
 * What a run of the poller tells: to the operator as its container's termination message, to people in the log.
 *
 * @param region its key, or what was given in its place when that was none
 * @param reason why the run is not complete, in the words of {@link RunReason}; a newer poller may have others
 * @param counts absent when the run died before it could count
 * @param completeness absent when nothing was measured against the vendor's counts
 * @param upkeep what of the database's upkeep was refused; the run's own outcome is not touched by it
 * @param message one sentence for a person
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
        Optional<String> upkeep,
        String message) {
    /** What Kubernetes keeps of a termination message, in bytes. */
    public static final int LARGEST = 4096;

    /** As JSON of at most {@link #LARGEST} bytes: what is too long is cut. */
    public String toJson() {
        return RunReportJson.write(this);
    }

    /** Empty when the text is no report: the poller was killed before it could write one, or something else wrote it. */
    public static Optional<RunReport> parse(String json) {
        return RunReportJson.read(json);
    }

    /** All that a person should read; what was refused stands in front, because nobody looks for it elsewhere. */
    public String fullMessage() {
        return upkeep.filter(problem -> !message.startsWith(problem))
                .map(problem -> message.isEmpty() ? problem : problem + " " + message)
                .orElse(message);
    }
}

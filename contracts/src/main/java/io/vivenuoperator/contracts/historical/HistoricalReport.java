package io.vivenuoperator.contracts.historical;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A historical sync's last word: on stdout and in the termination message.
 *
 * @param mode DryRun, Test, PullOnly or Replay
 * @param plan absent if the tickets were not read
 * @param sends absent if nothing was to be sent in this mode
 * @param outlook of a dry run
 * @param errors most tickets first
 * @param message a sentence for people, without anything about a buyer
 */
public record HistoricalReport(
        HistoricalReason reason,
        String region,
        List<String> eventIds,
        String mode,
        Instant startedAt,
        Instant finishedAt,
        Optional<PlanCounts> plan,
        Optional<SendCounts> sends,
        Optional<PlanOutlook> outlook,
        List<AnswerGroup> errors,
        String message) {
    /** The kubelet keeps this many bytes of a termination message. */
    public static final int LARGEST = 4096;

    public HistoricalReport {
        eventIds = List.copyOf(eventIds);
        errors = List.copyOf(errors);
    }

    /** One line of at most {@link #LARGEST} bytes. */
    public String toJson() {
        return HistoricalReportJson.write(this);
    }

    /** What a program wrote; empty if that is something else. */
    public static Optional<HistoricalReport> parse(String json) {
        return HistoricalReportJson.read(json);
    }
}

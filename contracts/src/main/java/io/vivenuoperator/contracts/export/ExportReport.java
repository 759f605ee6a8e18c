package io.vivenuoperator.contracts.export;

import java.time.Instant;
import java.util.Optional;

/**
 * An export's last word: on stdout and in the termination message.
 *
 * @param export the export's name; empty if it was not read
 * @param message a sentence for people, without anything of a row
 */
public record ExportReport(
        ExportReason reason,
        String export,
        Instant startedAt,
        Instant finishedAt,
        ExportCounts counts,
        String message) {
    /** The kubelet keeps this many bytes of a termination message. */
    public static final int LARGEST = 4096;

    /** One line of at most {@link #LARGEST} bytes. */
    public String toJson() {
        return ExportReportJson.write(this);
    }

    /** What a program wrote; empty if that is something else. */
    public static Optional<ExportReport> parse(String json) {
        return ExportReportJson.read(json);
    }
}

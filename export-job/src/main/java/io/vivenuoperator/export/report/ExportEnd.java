package io.vivenuoperator.export.report;

import io.vivenuoperator.contracts.export.ExportCounts;
import io.vivenuoperator.contracts.export.ExportReason;

/**
 * How a run ended.
 *
 * @param message a sentence for people
 */
public record ExportEnd(ExportReason reason, ExportCounts counts, String message) {
    /** Before anything was read. */
    public static ExportEnd early(ExportReason reason, String message) {
        return new ExportEnd(reason, ExportCounts.none(), message);
    }
}

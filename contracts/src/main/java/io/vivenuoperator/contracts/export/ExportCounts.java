package io.vivenuoperator.contracts.export;

import java.util.OptionalLong;

/**
 * What a run of an export did.
 *
 * @param rows of the export; absent if they were not read
 * @param cells that were written; absent if that is not known
 * @param requests sent to Google Sheets, also those that failed; without those for a token
 */
public record ExportCounts(OptionalLong rows, OptionalLong cells, long requests) {
    /** Before anything was read. */
    public static ExportCounts none() {
        return new ExportCounts(OptionalLong.empty(), OptionalLong.empty(), 0);
    }
}

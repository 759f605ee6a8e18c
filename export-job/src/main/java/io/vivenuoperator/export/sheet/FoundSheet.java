package io.vivenuoperator.export.sheet;

import java.util.Map;

/**
 * A sheet as it is now.
 *
 * @param mark what we have written behind it; empty if it is not ours
 * @param columnMarks the same of its columns, by their place
 * @param cells none, unless they were asked for
 */
public record FoundSheet(
        int sheetId, String title, GridSize grid, String mark, Map<Integer, String> columnMarks, FoundCells cells) {
    public FoundSheet {
        columnMarks = Map.copyOf(columnMarks);
    }
}

package io.vivenuoperator.export.table;

import java.util.List;

/**
 * What a sheet should have.
 *
 * @param rows each with a cell for each column of the kind; no two with the same key
 */
public record SheetTable(TableKind kind, List<List<CellValue>> rows) {
    public SheetTable {
        rows = rows.stream().map(List::copyOf).toList();
        for (List<CellValue> row : rows) {
            if (row.size() != kind.columns().size()) {
                throw new IllegalArgumentException(
                        "a row of " + kind.title() + " has " + kind.columns().size() + " cells, not " + row.size());
            }
        }
    }
}

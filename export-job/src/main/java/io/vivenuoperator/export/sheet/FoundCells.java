package io.vivenuoperator.export.sheet;

import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.CellValue.EmptyCell;
import java.util.ArrayList;
import java.util.List;

/** The cells of a sheet, by row and column from 0. What was never filled is empty. For one thread. */
public final class FoundCells {
    private final List<List<CellValue>> rows = new ArrayList<>();

    void put(int row, int column, CellValue value) {
        if (value instanceof EmptyCell) {
            return;
        }
        while (rows.size() <= row) {
            rows.add(new ArrayList<>());
        }
        List<CellValue> cells = rows.get(row);
        while (cells.size() <= column) {
            cells.add(CellValue.empty());
        }
        cells.set(column, value);
    }

    public CellValue at(int row, int column) {
        return row < rows.size() && column < rows.get(row).size()
                ? rows.get(row).get(column)
                : CellValue.empty();
    }

    /** Up to the last row that has anything. */
    public int rowCount() {
        return rows.size();
    }

    /** Up to the last column that has anything. */
    public int columnCount() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }
}

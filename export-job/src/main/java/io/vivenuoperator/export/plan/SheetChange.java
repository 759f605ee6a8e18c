package io.vivenuoperator.export.plan;

import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.ColumnForm;
import java.util.List;

/** One change of a spreadsheet. All of a run are made together or not at all, in their order. */
public sealed interface SheetChange {
    /** The sheet that it is about. */
    int sheetId();

    /** A new sheet, with a header that stays in view. */
    record AddedSheet(int sheetId, String title, int rows, int columns) implements SheetChange {}

    /** More room below. Never less: somebody may have added rows since they were counted. */
    record MoreRows(int sheetId, int rows) implements SheetChange {}

    /** More room on the right. */
    record MoreColumns(int sheetId, int columns) implements SheetChange {}

    /** The sheet is ours from now on. */
    record MarkedSheet(int sheetId, String mark) implements SheetChange {}

    /** The column is ours from now on. */
    record MarkedColumn(int sheetId, int column, String mark) implements SheetChange {}

    /** How a column's cells are shown, from a row on. */
    record ShownForm(int sheetId, int column, int fromRow, ColumnForm form) implements SheetChange {}

    /** Who edits these columns by hand is asked whether they mean it. */
    record EditWarning(int sheetId, int fromColumn, int toColumn) implements SheetChange {}

    /**
     * Cells with new content.
     *
     * @param rows all equally long
     */
    record WrittenCells(int sheetId, int row, int column, List<List<CellValue>> rows) implements SheetChange {
        public WrittenCells {
            rows = rows.stream().map(List::copyOf).toList();
        }

        /** How many cells. */
        public long count() {
            return rows.stream().mapToLong(List::size).sum();
        }
    }
}

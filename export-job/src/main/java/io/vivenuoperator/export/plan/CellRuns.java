package io.vivenuoperator.export.plan;

import io.vivenuoperator.export.plan.SheetChange.WrittenCells;
import io.vivenuoperator.export.sheet.FoundCells;
import io.vivenuoperator.export.table.CellValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Cells that are not as they should be, in as few rectangles as is simple: neighbours in a row first, then equal stretches of
 * rows that follow each other. A rectangle has columns of ours only.
 */
final class CellRuns {
    private final int sheetId;
    private final List<ColumnPlace> columns;
    private final FoundCells found;
    private final List<OpenRun> open = new ArrayList<>();
    private final List<WrittenCells> closed = new ArrayList<>();

    /** A rectangle that may still grow. */
    private record OpenRun(int row, int column, List<List<CellValue>> rows) {
        boolean goesOn(int nextRow, int nextColumn, int length) {
            return row + rows.size() == nextRow
                    && column == nextColumn
                    && rows.getFirst().size() == length;
        }
    }

    CellRuns(int sheetId, ColumnLayout layout, FoundCells found) {
        this.sheetId = sheetId;
        this.columns = layout.fromTheLeft();
        this.found = found;
    }

    /** @param wanted by row, ascending, and by column */
    List<WrittenCells> of(Map<Integer, Map<String, CellValue>> wanted) {
        wanted.forEach(this::row);
        close(open);
        return List.copyOf(closed);
    }

    private void row(int row, Map<String, CellValue> cells) {
        List<OpenRun> grown = new ArrayList<>();
        int at = 0;
        while (at < columns.size()) {
            int end = stretchEnd(at, cells);
            run(row, at, end, cells, grown);
            at = Math.max(end, at + 1);
        }
        open.removeAll(grown);
        close(open);
        open.addAll(grown);
    }

    /** The end of the columns from here on that are neighbours and have a wanted value. */
    private int stretchEnd(int from, Map<String, CellValue> cells) {
        int end = from;
        while (end < columns.size()
                && cells.containsKey(columns.get(end).column().id())
                && (end == from
                        || columns.get(end).index() == columns.get(end - 1).index() + 1)) {
            end++;
        }
        return end;
    }

    /** From the first to the last cell of a stretch that is not as it should be. */
    private void run(int row, int from, int to, Map<String, CellValue> cells, List<OpenRun> grown) {
        int first = from;
        while (first < to && isRight(row, first, cells)) {
            first++;
        }
        int end = to;
        while (end > first && isRight(row, end - 1, cells)) {
            end--;
        }
        if (first == end) {
            return;
        }
        List<CellValue> values = columns.subList(first, end).stream()
                .map(place -> wanted(place, cells))
                .toList();
        grown.add(grow(row, columns.get(first).index(), values));
    }

    private OpenRun grow(int row, int column, List<CellValue> values) {
        for (OpenRun run : open) {
            if (run.goesOn(row, column, values.size())) {
                run.rows().add(values);
                return run;
            }
        }
        return new OpenRun(row, column, new ArrayList<>(List.of(values)));
    }

    private boolean isRight(int row, int at, Map<String, CellValue> cells) {
        ColumnPlace place = columns.get(at);
        return wanted(place, cells).isSameAs(found.at(row, place.index()));
    }

    private static CellValue wanted(ColumnPlace place, Map<String, CellValue> cells) {
        return cells.getOrDefault(place.column().id(), CellValue.empty());
    }

    private void close(List<OpenRun> runs) {
        runs.forEach(run -> closed.add(new WrittenCells(sheetId, run.row(), run.column(), run.rows())));
        runs.clear();
    }
}

package io.vivenuoperator.export.plan;

import io.vivenuoperator.export.plan.SheetChange.AddedSheet;
import io.vivenuoperator.export.plan.SheetChange.EditWarning;
import io.vivenuoperator.export.plan.SheetChange.MarkedColumn;
import io.vivenuoperator.export.plan.SheetChange.MarkedSheet;
import io.vivenuoperator.export.plan.SheetChange.MoreColumns;
import io.vivenuoperator.export.plan.SheetChange.MoreRows;
import io.vivenuoperator.export.plan.SheetChange.ShownForm;
import io.vivenuoperator.export.plan.SheetChange.WrittenCells;
import io.vivenuoperator.export.sheet.FoundCells;
import io.vivenuoperator.export.sheet.FoundSheet;
import io.vivenuoperator.export.sheet.GridSize;
import io.vivenuoperator.export.sheet.SheetMark;
import io.vivenuoperator.export.table.ColumnForm;
import io.vivenuoperator.export.table.SheetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a table with its sheet, and says what has to be changed: nothing of what others put there. */
public final class SheetPlanner {
    /** Beside a new sheet's own rows and columns, so that people have room. */
    private static final int SPARE_ROWS = 100;

    private static final int SPARE_COLUMNS = 6;

    private SheetPlanner() {}

    /** For a sheet that is not there yet. */
    public static SheetPlan.Changes create(SheetTable table, int sheetId) {
        var layout = ColumnLayout.fresh(table.kind());
        var grid = new GridSize(table.rows().size() + 1 + SPARE_ROWS, layout.width() + SPARE_COLUMNS);
        List<SheetChange> changes = new ArrayList<>();
        changes.add(new AddedSheet(sheetId, table.kind().title(), grid.rows(), grid.columns()));
        changes.add(new MarkedSheet(sheetId, SheetMark.of(table.kind(), sheetId)));
        adopt(sheetId, layout, changes);
        changes.addAll(cells(sheetId, table, layout, new FoundCells()));
        return new SheetPlan.Changes(changes);
    }

    /** For a sheet that is there. */
    public static SheetPlan update(SheetTable table, FoundSheet sheet) {
        Optional<ColumnLayout> layout = sheet.grid().isNone() ? Optional.empty() : ColumnLayout.of(table.kind(), sheet);
        return layout.<SheetPlan>map(columns -> new SheetPlan.Changes(changes(table, sheet, columns)))
                .orElseGet(() -> new SheetPlan.Occupied(sheet.title()));
    }

    private static List<SheetChange> changes(SheetTable table, FoundSheet sheet, ColumnLayout layout) {
        int sheetId = sheet.sheetId();
        List<WrittenCells> cells = cells(sheetId, table, layout, sheet.cells());
        List<SheetChange> changes = new ArrayList<>();
        int columns = layout.width() - sheet.grid().columns();
        if (columns > 0) {
            changes.add(new MoreColumns(sheetId, columns));
        }
        int rows = height(cells) - sheet.grid().rows();
        if (rows > 0) {
            changes.add(new MoreRows(sheetId, rows + SPARE_ROWS));
            layout.places().stream()
                    .filter(ColumnPlace::marked)
                    .forEach(place -> show(sheetId, place, sheet.grid().rows(), changes));
        }
        if (!SheetMark.marks(sheet, table.kind())) {
            changes.add(new MarkedSheet(sheetId, SheetMark.of(table.kind(), sheetId)));
        }
        adopt(sheetId, layout, changes);
        changes.addAll(cells);
        return changes;
    }

    private static List<WrittenCells> cells(int sheetId, SheetTable table, ColumnLayout layout, FoundCells found) {
        return new CellRuns(sheetId, layout, found).of(new WantedRows(layout, found).of(table));
    }

    private static int height(List<WrittenCells> cells) {
        return cells.stream()
                .mapToInt(written -> written.row() + written.rows().size())
                .max()
                .orElse(0);
    }

    /** Marks the columns that are ours from now on, says how they are shown, and has who edits them warned. */
    private static void adopt(int sheetId, ColumnLayout layout, List<SheetChange> changes) {
        List<ColumnPlace> adopted =
                layout.fromTheLeft().stream().filter(place -> !place.marked()).toList();
        int begin = 0;
        for (int i = 0; i < adopted.size(); i++) {
            ColumnPlace place = adopted.get(i);
            changes.add(new MarkedColumn(sheetId, place.index(), place.column().id()));
            show(sheetId, place, 1, changes);
            boolean isLast = i + 1 == adopted.size() || adopted.get(i + 1).index() != place.index() + 1;
            if (isLast) {
                changes.add(new EditWarning(sheetId, adopted.get(begin).index(), place.index() + 1));
                begin = i + 1;
            }
        }
    }

    /** Text and counts are shown well without being told how. */
    private static void show(int sheetId, ColumnPlace place, int fromRow, List<SheetChange> changes) {
        ColumnForm form = place.column().form();
        if (form != ColumnForm.TEXT && form != ColumnForm.COUNT) {
            changes.add(new ShownForm(sheetId, place.index(), fromRow, form));
        }
    }
}

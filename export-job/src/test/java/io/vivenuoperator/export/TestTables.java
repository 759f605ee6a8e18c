package io.vivenuoperator.export;

import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.CellValue.NumberCell;
import io.vivenuoperator.export.table.CellValue.TextCell;
import io.vivenuoperator.export.table.ColumnForm;
import io.vivenuoperator.export.table.SheetTable;
import io.vivenuoperator.export.table.TableColumn;
import io.vivenuoperator.export.table.TableKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Tables for tests. */
public final class TestTables {
    private TestTables() {}

    /** A row of the sheet of events with one number everywhere. */
    public static List<CellValue> event(String id, double number) {
        List<CellValue> cells = new ArrayList<>();
        for (TableColumn column : TableKind.EVENTS.columns()) {
            cells.add(
                    switch (column.id()) {
                        case "region" -> new TextCell("dach");
                        case "eventId" -> new TextCell(id);
                        case "eventName" -> new TextCell("Event " + id);
                        case TableKind.MARK -> new TextCell(TableKind.IN_EXPORT);
                        default -> column.form() == ColumnForm.TEXT ? new TextCell("onSale") : new NumberCell(number);
                    });
        }
        return cells;
    }

    public static SheetTable events(List<List<CellValue>> rows) {
        return new SheetTable(TableKind.EVENTS, rows);
    }

    /** Events e0, e1, … with this number. */
    public static SheetTable events(int count, double number) {
        return events(
                IntStream.range(0, count).mapToObj(i -> event("e" + i, number)).toList());
    }

    /** A row whose figures are random, and now and then unknown. */
    public static List<CellValue> random(String id, Random random) {
        List<CellValue> cells = new ArrayList<>(event(id, random.nextInt(10_000) / 8.0));
        for (int i = 0; i < cells.size(); i++) {
            if (!TableKind.EVENTS.columns().get(i).key() && random.nextInt(10) == 0) {
                cells.set(i, CellValue.empty());
            }
        }
        cells.set(cells.size() - 1, new TextCell(TableKind.IN_EXPORT));
        return cells;
    }
}

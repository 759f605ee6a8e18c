package io.vivenuoperator.export.plan;

import io.vivenuoperator.export.sheet.FoundCells;
import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.CellValue.EmptyCell;
import io.vivenuoperator.export.table.CellValue.TextCell;
import io.vivenuoperator.export.table.RowKey;
import io.vivenuoperator.export.table.SheetTable;
import io.vivenuoperator.export.table.TableColumn;
import io.vivenuoperator.export.table.TableKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What our cells should have, by their row. A row that is found by its key stays where it is; a new one comes below everything
 * that is there. What is in no row of the table any more is marked and otherwise left alone, and so is what never was.
 */
record WantedRows(ColumnLayout layout, FoundCells found) {
    /** In the mark's column, of what the export has no more. */
    static final String NO_LONGER = "no";

    /** The wanted cells of each row, by their column's id. */
    Map<Integer, Map<String, CellValue>> of(SheetTable table) {
        Set<RowKey> present =
                table.rows().stream().map(row -> key(table.kind(), row)).collect(Collectors.toSet());
        Map<RowKey, Integer> places = places(present);
        Map<Integer, Map<String, CellValue>> wanted = new TreeMap<>();
        header(wanted);
        int next = Math.max(1, found.rowCount());
        for (List<CellValue> row : table.rows()) {
            Integer place = places.get(key(table.kind(), row));
            if (place == null) {
                place = next;
                next++;
            }
            wanted.put(place, cells(table.kind(), row));
        }
        places.forEach((key, place) -> {
            if (!present.contains(key) && isMarkOfOurs(place)) {
                wanted.put(place, Map.of(TableKind.MARK, new TextCell(NO_LONGER)));
            }
        });
        return wanted;
    }

    /** Or none yet: a header that somebody has moved further down is no row. */
    private boolean isMarkOfOurs(int row) {
        return layout.withId(TableKind.MARK)
                .map(place -> found.at(row, place.index()))
                .filter(cell -> cell instanceof EmptyCell
                        || (cell instanceof TextCell(String text)
                                && (text.equals(NO_LONGER) || text.equals(TableKind.IN_EXPORT))))
                .isPresent();
    }

    private void header(Map<Integer, Map<String, CellValue>> wanted) {
        Map<String, CellValue> header = new HashMap<>();
        layout.places().stream()
                .filter(place -> !place.marked())
                .forEach(place -> header.put(
                        place.column().id(), new TextCell(place.column().header())));
        wanted.put(0, header);
    }

    /** Of two rows with the same key the upper one is ours. The first row is the header, unless it has a row of the table. */
    private Map<RowKey, Integer> places(Set<RowKey> present) {
        List<ColumnPlace> keys = layout.keys();
        Map<RowKey, Integer> places = new HashMap<>();
        for (int row = 0; row < found.rowCount(); row++) {
            int at = row;
            RowKey.of(keys.stream().map(place -> found.at(at, place.index())).toList())
                    .filter(key -> at > 0 || present.contains(key))
                    .ifPresent(key -> places.putIfAbsent(key, at));
        }
        return places;
    }

    private static RowKey key(TableKind kind, List<CellValue> row) {
        long keys = kind.columns().stream().filter(TableColumn::key).count();
        return RowKey.of(row.subList(0, Math.toIntExact(keys)))
                .orElseThrow(() -> new IllegalArgumentException("a row of " + kind.title() + " has no key"));
    }

    private static Map<String, CellValue> cells(TableKind kind, List<CellValue> row) {
        Map<String, CellValue> cells = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            cells.put(kind.columns().get(i).id(), row.get(i));
        }
        return cells;
    }
}

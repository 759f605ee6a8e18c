package io.vivenuoperator.export.plan;

import io.vivenuoperator.export.sheet.FoundCells;
import io.vivenuoperator.export.sheet.FoundSheet;
import io.vivenuoperator.export.table.CellValue.TextCell;
import io.vivenuoperator.export.table.TableColumn;
import io.vivenuoperator.export.table.TableKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where a table's columns are in a sheet: by our mark, else by their header; what is not there comes after everything else.
 *
 * @param places in the order of the table's columns
 */
record ColumnLayout(List<ColumnPlace> places) {
    ColumnLayout {
        places = List.copyOf(places);
    }

    /** Of a sheet without anything in it. */
    static ColumnLayout fresh(TableKind kind) {
        return new ColumnLayout(IntStream.range(0, kind.columns().size())
                .mapToObj(i -> new ColumnPlace(kind.columns().get(i), i, false))
                .toList());
    }

    /** Empty if rows are there, and not all of the columns that would find them. */
    static Optional<ColumnLayout> of(TableKind kind, FoundSheet sheet) {
        Map<TableColumn, ColumnPlace> known = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (TableColumn column : kind.columns()) {
            marked(column, sheet).ifPresent(index -> {
                if (taken.add(index)) {
                    known.put(column, new ColumnPlace(column, index, true));
                }
            });
        }
        for (TableColumn column : kind.columns()) {
            if (!known.containsKey(column)) {
                headed(column, sheet.cells(), taken).ifPresent(index -> {
                    taken.add(index);
                    known.put(column, new ColumnPlace(column, index, false));
                });
            }
        }
        boolean hasRows = sheet.cells().rowCount() > 1;
        if (hasRows && kind.columns().stream().anyMatch(column -> column.key() && !known.containsKey(column))) {
            return Optional.empty();
        }
        return Optional.of(new ColumnLayout(completed(kind, sheet.cells(), known, taken)));
    }

    private static List<ColumnPlace> completed(
            TableKind kind, FoundCells cells, Map<TableColumn, ColumnPlace> known, Set<Integer> taken) {
        int next = Math.max(
                cells.columnCount(),
                taken.stream().mapToInt(index -> index + 1).max().orElse(0));
        List<ColumnPlace> places = new ArrayList<>();
        for (TableColumn column : kind.columns()) {
            ColumnPlace place = known.get(column);
            if (place == null) {
                place = new ColumnPlace(column, next, false);
                next++;
            }
            places.add(place);
        }
        return places;
    }

    private static Optional<Integer> marked(TableColumn column, FoundSheet sheet) {
        return sheet.columnMarks().entrySet().stream()
                .filter(mark -> mark.getValue().equals(column.id()))
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder());
    }

    private static OptionalInt headed(TableColumn column, FoundCells cells, Set<Integer> taken) {
        return IntStream.range(0, cells.columnCount())
                .filter(index -> !taken.contains(index))
                .filter(index -> cells.at(0, index) instanceof TextCell(String text) && column.isNamed(text))
                .findFirst();
    }

    /** From left to right. */
    List<ColumnPlace> fromTheLeft() {
        return places.stream()
                .sorted(Comparator.comparingInt(ColumnPlace::index))
                .toList();
    }

    List<ColumnPlace> keys() {
        return places.stream().filter(place -> place.column().key()).toList();
    }

    Optional<ColumnPlace> withId(String id) {
        return places.stream().filter(place -> place.column().id().equals(id)).findFirst();
    }

    /** How many columns the sheet needs. */
    int width() {
        return places.stream().mapToInt(place -> place.index() + 1).max().orElse(0);
    }
}

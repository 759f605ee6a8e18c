package io.vivenuoperator.export.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.export.TestTables;
import io.vivenuoperator.export.standin.StandInSheet;
import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.CellValue.EmptyCell;
import io.vivenuoperator.export.table.CellValue.NumberCell;
import io.vivenuoperator.export.table.CellValue.TextCell;
import io.vivenuoperator.export.table.TableKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People write beside our columns, sort, insert, move and rename, while events come, change and go. */
class NotesBesideTest {
    private static final int CHANGES = 100;
    private static final String ID_HEADER = "Event ID";
    private static final String NOTE_HEADER = "Notes";

    /** What a row has in each of our columns, found by the headers, which nobody renames here but one. */
    private static List<CellValue> row(StandInSheet sheet, int row) {
        List<CellValue> cells = new ArrayList<>();
        TableKind.EVENTS.columns().forEach(column -> {
            int at = columnOf(sheet, column.id().equals("status") ? "Zustand" : column.header());
            cells.add(value(sheet, row, at));
        });
        return cells;
    }

    private static CellValue value(StandInSheet sheet, int row, int column) {
        var cell = sheet.cell(row, column);
        if (cell.isMissingNode()) {
            return new EmptyCell();
        }
        return cell.has("stringValue")
                ? new TextCell(cell.path("stringValue").asText())
                : new NumberCell(cell.required("numberValue").asDouble());
    }

    private static int columnOf(StandInSheet sheet, String header) {
        return IntStream.range(0, sheet.columnCount())
                .filter(column ->
                        header.equals(sheet.cell(0, column).path("stringValue").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no column " + header));
    }

    private static Map<String, String> notes(StandInSheet sheet) {
        int id = columnOf(sheet, ID_HEADER);
        int note = columnOf(sheet, NOTE_HEADER);
        Map<String, String> notes = new LinkedHashMap<>();
        for (int row = 1; row < sheet.rowCount(); row++) {
            if (!sheet.cell(row, note).isMissingNode()) {
                notes.put(
                        sheet.cell(row, id).path("stringValue").asText(),
                        sheet.cell(row, note).path("stringValue").asText());
            }
        }
        return notes;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void notesStillBelongToTheirRowsAfterAHundredChanges(long seed) {
        var random = new Random(seed);
        Map<String, List<CellValue>> truth = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        IntStream.range(0, 20).forEach(i -> truth.put("e" + i, TestTables.random("e" + i, random)));
        try (var stage = new ExchangeStage()) {
            // given
            stage.bring(TestTables.events(List.copyOf(truth.values())));
            var fresh = stage.events();
            fresh.type(0, columnOf(fresh, "Status"), "Zustand");
            fresh.type(0, TableKind.EVENTS.columns().size(), NOTE_HEADER);

            for (int i = 0; i < CHANGES; i++) {
                // when
                change(truth, random, i);
                people(stage.events(), notes, random);
                stage.bring(TestTables.events(shuffled(truth, random)));

                // then
                assertThat(notes(stage.events()))
                        .as("notes after change " + i)
                        .containsExactlyInAnyOrderEntriesOf(notes);
                assertSame(stage.events(), truth, i);
            }
            assertThat(stage.google().sawAFormula()).isFalse();
            assertThat(notes).hasSizeGreaterThan(10);
        }
    }

    private static List<List<CellValue>> shuffled(Map<String, List<CellValue>> truth, Random random) {
        List<List<CellValue>> rows = new ArrayList<>(truth.values());
        Collections.shuffle(rows, random);
        return rows;
    }

    private static void assertSame(StandInSheet sheet, Map<String, List<CellValue>> truth, int change) {
        int id = columnOf(sheet, ID_HEADER);
        Map<String, List<CellValue>> found = new LinkedHashMap<>();
        for (int row = 1; row <= sheet.lastRow(); row++) {
            var key = sheet.cell(row, id).path("stringValue").asText();
            if (truth.containsKey(key)) {
                assertThat(found.put(key, row(sheet, row)))
                        .as("one row of " + key)
                        .isNull();
            }
        }
        assertThat(found).as("rows after change " + change).containsExactlyInAnyOrderEntriesOf(truth);
    }

    /** What Vivenu's events do. */
    private static void change(Map<String, List<CellValue>> truth, Random random, int change) {
        List<String> ids = List.copyOf(truth.keySet());
        switch (random.nextInt(4)) {
            case 0 -> truth.put("n" + change, TestTables.random("n" + change, random));
            case 1 -> {
                if (ids.size() > 5) {
                    truth.remove(ids.get(random.nextInt(ids.size())));
                }
            }
            default -> {
                var id = ids.get(random.nextInt(ids.size()));
                truth.put(id, TestTables.random(id, random));
            }
        }
    }

    /** What people do to the sheet. */
    private static void people(StandInSheet sheet, Map<String, String> notes, Random random) {
        int id = columnOf(sheet, ID_HEADER);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                var keyed = IntStream.rangeClosed(1, sheet.lastRow())
                        .filter(at -> !sheet.cell(at, id).isMissingNode())
                        .boxed()
                        .toList();
                int at = keyed.get(random.nextInt(keyed.size()));
                var key = sheet.cell(at, id).path("stringValue").asText();
                var note = "note " + notes.size() + " on " + key;
                sheet.type(at, columnOf(sheet, NOTE_HEADER), note);
                notes.put(key, note);
            }
            case 2 -> sheet.sortBy(random.nextInt(sheet.columnCount()));
            case 3 -> sheet.insertRow(1 + random.nextInt(sheet.lastRow()));
            case 4 -> sheet.moveColumn(random.nextInt(sheet.columnCount()), random.nextInt(sheet.columnCount()));
            default -> sheet.insertColumn(random.nextInt(sheet.columnCount()));
        }
    }
}

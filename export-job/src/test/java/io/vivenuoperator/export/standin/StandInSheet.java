package io.vivenuoperator.export.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A sheet. What people do with it moves the marks of columns along, as Google moves developer metadata. */
public final class StandInSheet {
    private final int id;
    private String title;
    private final Map<String, String> marks = new HashMap<>();
    private final List<ColumnOfSheet> columns = new ArrayList<>();
    private final List<List<JsonNode>> rows = new ArrayList<>();
    private final List<JsonNode> warnings = new ArrayList<>();

    /** What belongs to a column and moves with it. */
    private record ColumnOfSheet(Map<String, String> marks, List<String> format) {
        private ColumnOfSheet copy() {
            return new ColumnOfSheet(new HashMap<>(marks), new ArrayList<>(format));
        }

        private static ColumnOfSheet plain() {
            return new ColumnOfSheet(new HashMap<>(), new ArrayList<>());
        }
    }

    StandInSheet(int id, String title, int rowCount, int columnCount) {
        this.id = id;
        this.title = title;
        appendColumns(columnCount);
        appendRows(rowCount);
    }

    StandInSheet copy() {
        var copy = new StandInSheet(id, title, 0, 0);
        copy.marks.putAll(marks);
        columns.forEach(column -> copy.columns.add(column.copy()));
        rows.forEach(row -> copy.rows.add(new ArrayList<>(row)));
        copy.warnings.addAll(warnings);
        return copy;
    }

    /** What "Duplicate" makes of it: everything but the id and the title, also the marks. */
    StandInSheet duplicate(int newId, String newTitle) {
        var copy = new StandInSheet(newId, newTitle, 0, 0);
        copy.marks.putAll(marks);
        columns.forEach(column -> copy.columns.add(column.copy()));
        rows.forEach(row -> copy.rows.add(new ArrayList<>(row)));
        return copy;
    }

    public int id() {
        return id;
    }

    public String title() {
        return title;
    }

    public int rowCount() {
        return rows.size();
    }

    public int columnCount() {
        return columns.size();
    }

    long cellCount() {
        return (long) rows.size() * columns.size();
    }

    Map<String, String> marks() {
        return marks;
    }

    Map<String, String> columnMarks(int column) {
        return columns.get(column).marks();
    }

    /** How the cells of a column are shown, by rows from 0. */
    public String format(int row, int column) {
        List<String> formats = columns.get(column).format();
        return row < formats.size() ? formats.get(row) : "";
    }

    void format(int row, int column, String pattern) {
        List<String> formats = columns.get(column).format();
        while (formats.size() <= row) {
            formats.add("");
        }
        formats.set(row, pattern);
    }

    public List<JsonNode> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    void warn(JsonNode warning) {
        warnings.add(warning);
    }

    /** The entered value; missing if there is none. */
    public JsonNode cell(int row, int column) {
        return row < rows.size() && column < columns.size() ? rows.get(row).get(column) : MissingNode.getInstance();
    }

    void set(int row, int column, JsonNode value) {
        rows.get(row).set(column, value);
    }

    // What people do.

    public void type(int row, int column, String text) {
        set(row, column, JsonNodeFactory.instance.objectNode().put("stringValue", text));
    }

    public void typeFormula(int row, int column, String formula) {
        set(row, column, JsonNodeFactory.instance.objectNode().put("formulaValue", formula));
    }

    public void empty(int row, int column) {
        set(row, column, MissingNode.getInstance());
    }

    public void rename(String newTitle) {
        title = newTitle;
    }

    public void appendRows(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(emptyRow());
        }
    }

    public void appendColumns(int count) {
        for (int i = 0; i < count; i++) {
            insertColumn(columns.size());
        }
    }

    public void insertRow(int at) {
        rows.add(at, emptyRow());
    }

    public void deleteRow(int at) {
        rows.remove(at);
    }

    public void insertColumn(int at) {
        columns.add(at, ColumnOfSheet.plain());
        rows.forEach(row -> row.add(at, MissingNode.getInstance()));
    }

    public void deleteColumn(int at) {
        columns.remove(at);
        rows.forEach(row -> row.remove(at));
    }

    public void moveColumn(int from, int to) {
        columns.add(to, columns.remove(from));
        rows.forEach(row -> row.add(to, row.remove(from)));
    }

    /** All rows but the first, by what a column has; those without anything there come last, as with Google. */
    public void sortBy(int column) {
        rows.subList(1, rows.size())
                .sort(Comparator.comparing(
                                (List<JsonNode> row) -> row.get(column).isMissingNode())
                        .thenComparing(row -> row.get(column).toString()));
    }

    private List<JsonNode> emptyRow() {
        return new ArrayList<>(Collections.nCopies(columns.size(), MissingNode.getInstance()));
    }

    // What the API tells.

    ObjectNode properties() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("sheetId", id).put("title", title).put("sheetType", "GRID");
        json.putObject("gridProperties")
                .put("rowCount", rows.size())
                .put("columnCount", columns.size())
                .put("frozenRowCount", 1);
        return json;
    }

    /** As Google does, without empty rows at the end and empty cells at the end of a row. */
    ObjectNode grid() {
        var json = JsonNodeFactory.instance.objectNode();
        var rowData = json.putArray("rowData");
        int last = lastRow();
        for (int row = 0; row <= last; row++) {
            var values = rowData.addObject().putArray("values");
            int end = lastColumn(row);
            for (int column = 0; column <= end; column++) {
                var cell = values.addObject();
                if (!cell(row, column).isMissingNode()) {
                    cell.set("userEnteredValue", cell(row, column));
                    cell.put("formattedValue", cell(row, column).toString());
                }
            }
        }
        var columnMetadata = json.putArray("columnMetadata");
        columns.forEach(column -> MarkJson.write(columnMetadata.addObject().put("pixelSize", 100), column.marks()));
        return json;
    }

    public int lastRow() {
        int last = rows.size() - 1;
        while (last >= 0 && lastColumn(last) < 0) {
            last--;
        }
        return last;
    }

    private int lastColumn(int row) {
        int last = columns.size() - 1;
        while (last >= 0 && cell(row, last).isMissingNode()) {
            last--;
        }
        return last;
    }

    /** All that people can see or would miss, to be compared. */
    String picture() {
        return title + rows + columns + marks + warnings;
    }
}

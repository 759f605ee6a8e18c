package io.vivenuoperator.export.sheet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.CellValue.ForeignCell;
import io.vivenuoperator.export.table.CellValue.NumberCell;
import io.vivenuoperator.export.table.CellValue.TextCell;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Reads one sheet, at whose beginning the parser stands. For one sheet. */
final class FoundSheetParser {
    private final JsonParser json;
    private final JsonWalk fields;
    private final FoundCells cells = new FoundCells();
    private final Map<Integer, String> columnMarks = new HashMap<>();
    private int sheetId;
    private String title = "";
    private String mark = "";
    private int rowCount;
    private int columnCount;
    private int startRow;
    private int startColumn;
    private int row;
    private int column;

    FoundSheetParser(JsonParser json, JsonWalk fields) {
        this.json = json;
        this.fields = fields;
    }

    FoundSheet parse() throws IOException {
        fields.object(name -> switch (name) {
            case "properties" -> properties();
            case "developerMetadata" -> marks(SheetMark.SHEET, value -> mark = value);
            case "data" -> fields.array(this::grid);
            default -> false;
        });
        return new FoundSheet(sheetId, title, new GridSize(rowCount, columnCount), mark, columnMarks, cells);
    }

    private boolean properties() throws IOException {
        fields.object(name -> switch (name) {
            case "sheetId" -> number(value -> sheetId = value);
            case "title" -> {
                title = json.getValueAsString("");
                yield true;
            }
            case "gridProperties" -> gridProperties();
            default -> false;
        });
        return true;
    }

    private boolean gridProperties() throws IOException {
        fields.object(name -> switch (name) {
            case "rowCount" -> number(value -> rowCount = value);
            case "columnCount" -> number(value -> columnCount = value);
            default -> false;
        });
        return true;
    }

    /** The last value with this key. */
    private boolean marks(String wanted, Consumer<String> taker) throws IOException {
        return fields.array(() -> {
            var found = new HashMap<String, String>();
            fields.object(name -> {
                if (json.currentToken().isScalarValue()) {
                    found.put(name, json.getValueAsString(""));
                }
                return json.currentToken().isScalarValue();
            });
            if (wanted.equals(found.get("metadataKey"))) {
                taker.accept(found.getOrDefault("metadataValue", ""));
            }
        });
    }

    /** Where a grid begins comes before what it has, in Google's answers and in ours to tests: 0 is left out. */
    private void grid() throws IOException {
        startRow = 0;
        startColumn = 0;
        fields.object(name -> switch (name) {
            case "startRow" -> number(value -> startRow = value);
            case "startColumn" -> number(value -> startColumn = value);
            case "rowData" -> rows();
            case "columnMetadata" -> columns();
            default -> false;
        });
    }

    private boolean columns() throws IOException {
        column = startColumn;
        return fields.array(() -> {
            int place = column;
            column++;
            fields.object(name -> name.equals("developerMetadata")
                    && marks(SheetMark.COLUMN, value -> columnMarks.put(place, value)));
        });
    }

    private boolean rows() throws IOException {
        row = startRow;
        return fields.array(() -> {
            fields.object(name -> name.equals("values") && values());
            row++;
        });
    }

    private boolean values() throws IOException {
        column = startColumn;
        return fields.array(() -> {
            fields.object(name -> {
                if (!name.equals("userEnteredValue")) {
                    return false;
                }
                fields.object(kind -> {
                    cells.put(row, column, value(kind));
                    return json.currentToken().isScalarValue();
                });
                return true;
            });
            column++;
        });
    }

    private CellValue value(String kind) throws IOException {
        return switch (kind) {
            case "stringValue" -> new TextCell(json.getValueAsString(""));
            case "numberValue" ->
                json.currentToken() == JsonToken.VALUE_NUMBER_INT || json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                        ? new NumberCell(json.getDoubleValue())
                        : new ForeignCell();
            default -> new ForeignCell();
        };
    }

    private boolean number(NumberTaker taker) throws IOException {
        taker.take(json.getValueAsInt(0));
        return json.currentToken().isScalarValue();
    }

    /** Takes a number. */
    @FunctionalInterface
    private interface NumberTaker {
        void take(int value);
    }
}

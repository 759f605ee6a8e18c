package io.vivenuoperator.export.google;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vivenuoperator.export.plan.SheetChange.AddedSheet;
import io.vivenuoperator.export.plan.SheetChange.EditWarning;
import io.vivenuoperator.export.plan.SheetChange.ShownForm;
import io.vivenuoperator.export.sheet.SheetMark;
import io.vivenuoperator.export.table.ColumnForm;
import java.io.IOException;

/** The JSON of changes that are not about what cells have. */
final class ChangeJson {
    private static final String WARNING = "Written by vivenu-operator: the next export puts back what is changed here.";

    private final JsonGenerator json;

    ChangeJson(JsonGenerator json) {
        this.json = json;
    }

    void added(AddedSheet added) throws IOException {
        json.writeObjectFieldStart("addSheet");
        json.writeObjectFieldStart("properties");
        json.writeNumberField("sheetId", added.sheetId());
        json.writeStringField("title", added.title());
        json.writeObjectFieldStart("gridProperties");
        json.writeNumberField("rowCount", added.rows());
        json.writeNumberField("columnCount", added.columns());
        json.writeNumberField("frozenRowCount", 1);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    void more(int sheetId, String dimension, int length) throws IOException {
        json.writeObjectFieldStart("appendDimension");
        json.writeNumberField("sheetId", sheetId);
        json.writeStringField("dimension", dimension);
        json.writeNumberField("length", length);
        json.writeEndObject();
    }

    void marked(String key, String value, int sheetId) throws IOException {
        beginMark(key, value);
        json.writeNumberField("sheetId", sheetId);
        endMark();
    }

    void markedColumn(String value, int sheetId, int column) throws IOException {
        beginMark(SheetMark.COLUMN, value);
        json.writeObjectFieldStart("dimensionRange");
        json.writeNumberField("sheetId", sheetId);
        json.writeStringField("dimension", "COLUMNS");
        json.writeNumberField("startIndex", column);
        json.writeNumberField("endIndex", column + 1);
        json.writeEndObject();
        endMark();
    }

    void shown(ShownForm shown) throws IOException {
        json.writeObjectFieldStart("repeatCell");
        json.writeStringField("fields", "userEnteredFormat.numberFormat");
        json.writeObjectFieldStart("range");
        json.writeNumberField("sheetId", shown.sheetId());
        json.writeNumberField("startRowIndex", shown.fromRow());
        json.writeNumberField("startColumnIndex", shown.column());
        json.writeNumberField("endColumnIndex", shown.column() + 1);
        json.writeEndObject();
        json.writeObjectFieldStart("cell");
        json.writeObjectFieldStart("userEnteredFormat");
        json.writeObjectFieldStart("numberFormat");
        json.writeStringField("type", type(shown.form()));
        json.writeStringField("pattern", pattern(shown.form()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    void warning(EditWarning warning) throws IOException {
        json.writeObjectFieldStart("addProtectedRange");
        json.writeObjectFieldStart("protectedRange");
        json.writeBooleanField("warningOnly", true);
        json.writeStringField("description", WARNING);
        json.writeObjectFieldStart("range");
        json.writeNumberField("sheetId", warning.sheetId());
        json.writeNumberField("startColumnIndex", warning.fromColumn());
        json.writeNumberField("endColumnIndex", warning.toColumn());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void beginMark(String key, String value) throws IOException {
        json.writeObjectFieldStart("createDeveloperMetadata");
        json.writeObjectFieldStart("developerMetadata");
        json.writeStringField("metadataKey", key);
        json.writeStringField("metadataValue", value);
        json.writeStringField("visibility", "DOCUMENT");
        json.writeObjectFieldStart("location");
    }

    private void endMark() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String type(ColumnForm form) {
        return switch (form) {
            case TEXT -> "TEXT";
            case COUNT, MONEY -> "NUMBER";
            case SHARE -> "PERCENT";
            case TIME -> "DATE_TIME";
        };
    }

    private static String pattern(ColumnForm form) {
        return switch (form) {
            case TEXT -> "@";
            case COUNT -> "0";
            case MONEY -> "0.00";
            case SHARE -> "0.0%";
            case TIME -> "yyyy-mm-dd hh:mm";
        };
    }
}

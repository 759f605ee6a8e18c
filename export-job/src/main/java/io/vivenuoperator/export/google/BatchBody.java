package io.vivenuoperator.export.google;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vivenuoperator.export.plan.SheetChange;
import io.vivenuoperator.export.sheet.SheetMark;
import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.CellValue.NumberCell;
import io.vivenuoperator.export.table.CellValue.TextCell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The body of a batchUpdate: all changes, which Google makes together or not at all. */
final class BatchBody {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String ENTERED_VALUE = "userEnteredValue";

    private final JsonGenerator json;
    private final ChangeJson changes;

    private BatchBody(JsonGenerator json) {
        this.json = json;
        this.changes = new ChangeJson(json);
    }

    static byte[] of(List<SheetChange> changes) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            new BatchBody(json).write(changes);
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes takes everything", e);
        }
        return bytes.toByteArray();
    }

    private void write(List<SheetChange> all) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("requests");
        for (SheetChange change : all) {
            json.writeStartObject();
            write(change);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(SheetChange change) throws IOException {
        switch (change) {
            case SheetChange.AddedSheet added -> changes.added(added);
            case SheetChange.MoreRows more -> changes.more(more.sheetId(), "ROWS", more.rows());
            case SheetChange.MoreColumns more -> changes.more(more.sheetId(), "COLUMNS", more.columns());
            case SheetChange.MarkedSheet marked -> changes.marked(SheetMark.SHEET, marked.mark(), marked.sheetId());
            case SheetChange.MarkedColumn marked ->
                changes.markedColumn(marked.mark(), marked.sheetId(), marked.column());
            case SheetChange.ShownForm shown -> changes.shown(shown);
            case SheetChange.EditWarning warning -> changes.warning(warning);
            case SheetChange.WrittenCells written -> cells(written);
        }
    }

    private void cells(SheetChange.WrittenCells written) throws IOException {
        json.writeObjectFieldStart("updateCells");
        json.writeStringField("fields", ENTERED_VALUE);
        json.writeObjectFieldStart("range");
        json.writeNumberField("sheetId", written.sheetId());
        json.writeNumberField("startRowIndex", written.row());
        json.writeNumberField("endRowIndex", written.row() + written.rows().size());
        json.writeNumberField("startColumnIndex", written.column());
        json.writeNumberField(
                "endColumnIndex", written.column() + written.rows().getFirst().size());
        json.writeEndObject();
        json.writeArrayFieldStart("rows");
        for (List<CellValue> row : written.rows()) {
            json.writeStartObject();
            json.writeArrayFieldStart("values");
            for (CellValue cell : row) {
                cell(cell);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A cell without a value is emptied. There is no way to a formula from here. */
    private void cell(CellValue cell) throws IOException {
        json.writeStartObject();
        switch (cell) {
            case TextCell(String text) -> {
                json.writeObjectFieldStart(ENTERED_VALUE);
                json.writeStringField("stringValue", text);
                json.writeEndObject();
            }
            case NumberCell(double number) -> {
                json.writeObjectFieldStart(ENTERED_VALUE);
                json.writeNumberField("numberValue", number);
                json.writeEndObject();
            }
            case CellValue.EmptyCell _, CellValue.ForeignCell _ -> {
                // Nothing.
            }
        }
        json.writeEndObject();
    }
}

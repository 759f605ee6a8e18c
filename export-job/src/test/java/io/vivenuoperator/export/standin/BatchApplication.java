package io.vivenuoperator.export.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;

/** Applies the requests of a batch to a spreadsheet, one after the other. What is invalid throws; the caller has a copy. */
final class BatchApplication {
    private final StandInSpreadsheet spreadsheet;
    private final long mostCells;

    BatchApplication(StandInSpreadsheet spreadsheet, long mostCells) {
        this.spreadsheet = spreadsheet;
        this.mostCells = mostCells;
    }

    void apply(JsonNode requests) {
        for (JsonNode request : requests) {
            if (request.size() != 1) {
                throw ApiRefusal.invalid("Invalid requests: each has one kind");
            }
            Map.Entry<String, JsonNode> kind = request.properties().iterator().next();
            apply(kind.getKey(), kind.getValue());
        }
        if (spreadsheet.cellCount() > mostCells) {
            throw ApiRefusal.invalid(
                    "Invalid requests[0].addSheet: This action would increase the number of cells in the"
                            + " workbook above the limit of " + mostCells + " cells.");
        }
    }

    private void apply(String kind, JsonNode request) {
        switch (kind) {
            case "addSheet" -> addSheet(request.required("properties"));
            case "appendDimension" -> append(request);
            case "createDeveloperMetadata" -> mark(request.required("developerMetadata"));
            case "repeatCell" -> repeat(request);
            case "addProtectedRange" -> warn(request.required("protectedRange"));
            case "updateCells" -> update(request);
            default -> throw new UnsupportedOperationException("the stand-in can't " + kind);
        }
    }

    private void addSheet(JsonNode properties) {
        int id = properties.required("sheetId").asInt();
        String title = properties.required("title").asText();
        if (spreadsheet.hasId(id) || spreadsheet.has(title)) {
            throw ApiRefusal.invalid(
                    "Invalid requests: A sheet with the name \"" + title + "\" or its id already exists.");
        }
        JsonNode grid = properties.required("gridProperties");
        spreadsheet.add(
                id,
                title,
                grid.required("rowCount").asInt(),
                grid.required("columnCount").asInt());
    }

    private void append(JsonNode request) {
        StandInSheet sheet = spreadsheet.byId(request.required("sheetId").asInt());
        int length = request.required("length").asInt();
        if (length < 1) {
            throw ApiRefusal.invalid("Invalid requests: length must be positive");
        }
        switch (request.required("dimension").asText()) {
            case "ROWS" -> sheet.appendRows(length);
            case "COLUMNS" -> sheet.appendColumns(length);
            default -> throw ApiRefusal.invalid("Invalid requests: no dimension");
        }
    }

    private void mark(JsonNode metadata) {
        String key = metadata.required("metadataKey").asText();
        String value = metadata.path("metadataValue").asText();
        metadata.required("visibility");
        JsonNode location = metadata.required("location");
        if (location.size() != 1) {
            throw ApiRefusal.invalid("Invalid requests: metadata has one location");
        }
        if (location.has("sheetId")) {
            spreadsheet.byId(location.path("sheetId").asInt()).marks().put(key, value);
            return;
        }
        JsonNode range = location.required("dimensionRange");
        StandInSheet sheet = spreadsheet.byId(range.required("sheetId").asInt());
        int column = range.required("startIndex").asInt();
        if (!range.required("dimension").asText().equals("COLUMNS")
                || range.required("endIndex").asInt() != column + 1
                || column >= sheet.columnCount()) {
            throw ApiRefusal.invalid("Invalid requests: metadata is of one column of the grid");
        }
        sheet.columnMarks(column).put(key, value);
    }

    private void repeat(JsonNode request) {
        if (!request.required("fields").asText().equals("userEnteredFormat.numberFormat")) {
            throw new UnsupportedOperationException("the stand-in repeats formats of numbers only");
        }
        var range = GridBounds.of(request.required("range"), spreadsheet);
        JsonNode format = request.required("cell").required("userEnteredFormat").required("numberFormat");
        format.required("type");
        range.each((row, column) ->
                range.sheet().format(row, column, format.required("pattern").asText()));
    }

    private void warn(JsonNode range) {
        GridBounds bounds = GridBounds.of(range.required("range"), spreadsheet);
        if (!range.path("warningOnly").asBoolean()) {
            throw ApiRefusal.invalid("Invalid requests: this would lock people out");
        }
        bounds.sheet().warn(range);
    }

    private void update(JsonNode request) {
        if (!request.required("fields").asText().equals("userEnteredValue")) {
            throw new UnsupportedOperationException("the stand-in updates entered values only");
        }
        var range = GridBounds.of(request.required("range"), spreadsheet);
        JsonNode rows = request.path("rows");
        if (rows.size() > range.height()) {
            throw ApiRefusal.invalid("Invalid requests: more rows than the range has");
        }
        rows.forEach(row -> {
            if (row.path("values").size() > range.width()) {
                throw ApiRefusal.invalid("Invalid requests: more cells than the range has");
            }
        });
        range.each((row, column) -> {
            JsonNode value = rows.path(row - range.top())
                    .path("values")
                    .path(column - range.left())
                    .path("userEnteredValue");
            if (value.size() > 1) {
                throw ApiRefusal.invalid("Invalid requests: a cell has one value");
            }
            range.sheet().set(row, column, value.isEmpty() ? MissingNode.getInstance() : value);
        });
    }
}

package io.vivenuoperator.export.standin;

import com.fasterxml.jackson.databind.JsonNode;

/** A GridRange within its sheet; what is not said is unbounded. */
record GridBounds(StandInSheet sheet, int top, int bottom, int left, int right) {
    static GridBounds of(JsonNode range, StandInSpreadsheet spreadsheet) {
        StandInSheet sheet = spreadsheet.byId(range.required("sheetId").asInt());
        var bounds = new GridBounds(
                sheet,
                range.path("startRowIndex").asInt(0),
                range.path("endRowIndex").asInt(sheet.rowCount()),
                range.path("startColumnIndex").asInt(0),
                range.path("endColumnIndex").asInt(sheet.columnCount()));
        boolean isWithin = bounds.bottom <= sheet.rowCount()
                && bounds.right <= sheet.columnCount()
                && bounds.top < bounds.bottom
                && bounds.left < bounds.right;
        if (!isWithin) {
            throw ApiRefusal.invalid("Invalid requests: Range exceeds grid limits. Max rows: " + sheet.rowCount()
                    + ", max columns: " + sheet.columnCount());
        }
        return bounds;
    }

    /** What is done with a cell. */
    @FunctionalInterface
    interface CellAction {
        void at(int row, int column);
    }

    void each(CellAction action) {
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                action.at(row, column);
            }
        }
    }

    int height() {
        return bottom - top;
    }

    int width() {
        return right - left;
    }
}

package io.vivenuoperator.export.table;

import io.vivenuoperator.export.table.CellValue.NumberCell;
import io.vivenuoperator.export.table.CellValue.TextCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What finds a row again. Regions are compared without their case, because others wrote them in capitals. */
public record RowKey(List<String> parts) {
    public RowKey {
        parts = List.copyOf(parts);
    }

    /** That of a row with these cells in its key columns, the region's first; empty if one of them has no text. */
    public static Optional<RowKey> of(List<CellValue> cells) {
        List<String> parts = new ArrayList<>();
        for (CellValue cell : cells) {
            var text = text(cell);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            parts.add(parts.isEmpty() ? text.toLowerCase(Locale.ROOT) : text);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new RowKey(parts));
    }

    private static String text(CellValue cell) {
        return switch (cell) {
            case TextCell words -> words.bare().strip();
            case NumberCell(double number) ->
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            case CellValue.EmptyCell _, CellValue.ForeignCell _ -> "";
        };
    }
}

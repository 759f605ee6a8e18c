package io.vivenuoperator.export.sheet;

import io.vivenuoperator.export.table.TableKind;

/**
 * How we find our sheets and columns again, whatever people call them and wherever they move them: developer metadata. A sheet's
 * has its id, so that a copy is not taken for the sheet.
 */
public final class SheetMark {
    /** The key of a sheet's. */
    public static final String SHEET = "vivenu-operator.sheet";

    /** The key of a column's. */
    public static final String COLUMN = "vivenu-operator.column";

    private SheetMark() {}

    /** The value of a sheet's. */
    public static String of(TableKind kind, int sheetId) {
        return kind.word() + "/" + sheetId;
    }

    /** Whether the sheet is the one for this table. */
    public static boolean marks(FoundSheet sheet, TableKind kind) {
        return sheet.mark().equals(of(kind, sheet.sheetId()));
    }
}

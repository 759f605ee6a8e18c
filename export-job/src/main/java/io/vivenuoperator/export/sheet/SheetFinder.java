package io.vivenuoperator.export.sheet;

import io.vivenuoperator.export.table.TableKind;
import java.util.List;
import java.util.Optional;

/** Finds a table's sheet among those of a spreadsheet: by our mark, else by its title. */
public record SheetFinder(List<FoundSheet> sheets) {
    public SheetFinder {
        sheets = List.copyOf(sheets);
    }

    public Optional<FoundSheet> marked(TableKind kind) {
        return sheets.stream().filter(sheet -> SheetMark.marks(sheet, kind)).findFirst();
    }

    /** Titles are unique in a spreadsheet, whatever their case. */
    public Optional<FoundSheet> titled(TableKind kind) {
        return sheets.stream()
                .filter(sheet -> sheet.title().equalsIgnoreCase(kind.title()))
                .findFirst();
    }
}

package io.vivenuoperator.export.settings;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.export.table.TableKind;
import java.util.List;

/**
 * What is exported, and where to.
 *
 * @param name the export's
 * @param sheets at least one, each once
 * @param neutralise whether texts that other programs would take for formulas get an apostrophe
 */
public record ExportSpec(
        String name, String spreadsheetId, VisibleRegions regions, List<TableKind> sheets, boolean neutralise) {
    public ExportSpec {
        sheets = sheets.stream().distinct().toList();
    }
}

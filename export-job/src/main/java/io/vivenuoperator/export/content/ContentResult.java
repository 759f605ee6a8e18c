package io.vivenuoperator.export.content;

import io.vivenuoperator.export.table.SheetTable;
import java.util.List;

/** What the database says. */
public sealed interface ContentResult {
    /** The tables that are wanted, all of one moment. */
    record Tables(List<SheetTable> tables) implements ContentResult {
        public Tables {
            tables = List.copyOf(tables);
        }

        public long rows() {
            return tables.stream().mapToLong(table -> table.rows().size()).sum();
        }
    }

    /** Regions that the database does not know. */
    record UnknownRegions(List<String> regions) implements ContentResult {
        public UnknownRegions {
            regions = List.copyOf(regions);
        }
    }
}

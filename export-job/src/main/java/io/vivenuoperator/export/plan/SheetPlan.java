package io.vivenuoperator.export.plan;

import io.vivenuoperator.export.plan.SheetChange.WrittenCells;
import java.util.List;

/** What comes of comparing a table with its sheet. */
public sealed interface SheetPlan {
    /** In the order in which they have to be made; none: the sheet is as it should be. */
    record Changes(List<SheetChange> changes) implements SheetPlan {
        public Changes {
            changes = List.copyOf(changes);
        }

        /** Cells that would be written. */
        public long cells() {
            return changes.stream()
                    .mapToLong(change -> change instanceof WrittenCells written ? written.count() : 0)
                    .sum();
        }
    }

    /** The sheet has rows, and not the columns that would find them. */
    record Occupied(String title) implements SheetPlan {}
}

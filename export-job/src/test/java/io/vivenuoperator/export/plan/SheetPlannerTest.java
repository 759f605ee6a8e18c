package io.vivenuoperator.export.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.export.TestTables;
import io.vivenuoperator.export.plan.SheetChange.AddedSheet;
import io.vivenuoperator.export.plan.SheetChange.MarkedColumn;
import io.vivenuoperator.export.plan.SheetChange.WrittenCells;
import io.vivenuoperator.export.sheet.FoundCells;
import io.vivenuoperator.export.sheet.FoundSheet;
import io.vivenuoperator.export.sheet.GridSize;
import io.vivenuoperator.export.table.TableKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetPlannerTest {
    private static final int COLUMNS = TableKind.EVENTS.columns().size();

    private static List<WrittenCells> written(SheetPlan plan) {
        assertThat(plan).isInstanceOf(SheetPlan.Changes.class);
        return ((SheetPlan.Changes) plan)
                .changes().stream()
                        .filter(WrittenCells.class::isInstance)
                        .map(WrittenCells.class::cast)
                        .toList();
    }

    @Test
    void aNewSheetIsOneRectangle() {
        var plan = SheetPlanner.create(TestTables.events(10, 7), 5);

        assertThat(plan.changes().getFirst()).isEqualTo(new AddedSheet(5, "Events", 111, COLUMNS + 6));
        assertThat(written(plan)).singleElement().satisfies(cells -> {
            assertThat(cells.row()).isZero();
            assertThat(cells.column()).isZero();
            assertThat(cells.rows())
                    .hasSize(11)
                    .allSatisfy(row -> assertThat(row).hasSize(COLUMNS));
        });
        assertThat(plan.cells()).isEqualTo(11L * COLUMNS);
        assertThat(plan.changes().stream().filter(MarkedColumn.class::isInstance))
                .hasSize(COLUMNS);
    }

    @Test
    void anEmptySheetWithOurTitleIsFilled() {
        var empty = new FoundSheet(5, "Events", new GridSize(1000, 26), "", Map.of(), new FoundCells());

        var plan = SheetPlanner.update(TestTables.events(3, 7), empty);

        assertThat(written(plan))
                .singleElement()
                .satisfies(cells -> assertThat(cells.rows()).hasSize(4));
    }

    @Test
    void aChartSheetWithOurTitleIsOccupied() {
        var chart = new FoundSheet(5, "Events", GridSize.none(), "", Map.of(), new FoundCells());

        assertThat(SheetPlanner.update(TestTables.events(3, 7), chart)).isEqualTo(new SheetPlan.Occupied("Events"));
    }
}

package io.vivenuoperator.export.content;

import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.TableKind;
import io.vivenuoperator.store.query.CurrentEvent;
import io.vivenuoperator.store.query.EventFigures;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of the sheet of events. */
record EventRows(CellMaker cells) {
    private static final Comparator<CurrentEvent> ORDER = Comparator.comparing(
                    (CurrentEvent event) -> event.figures().region())
            .thenComparing(event -> event.figures().eventDate().orElse(Instant.MAX))
            .thenComparing(event -> event.figures().eventId());

    /** New events come in the order of region and date. */
    List<List<CellValue>> of(List<CurrentEvent> events) {
        return events.stream().sorted(ORDER).map(this::row).toList();
    }

    private List<CellValue> row(CurrentEvent event) {
        EventFigures figures = event.figures();
        return List.of(
                cells.text(figures.region()),
                cells.text(figures.eventId()),
                cells.text(figures.eventName()),
                CellMaker.time(figures.eventDate()),
                CellMaker.time(figures.salesStartDate()),
                CellMaker.time(figures.salesEndDate()),
                cells.text(figures.status()),
                CellMaker.count(figures.totalCapacity()),
                CellMaker.count(figures.totalSold()),
                CellMaker.count(figures.totalAvailable()),
                CellMaker.share(figures.percentSold()),
                cells.text(CountState.of(figures.completeSince(), figures.totalSold())
                        .words()),
                CellMaker.time(later(figures.lastUpdated(), event.changedAt())),
                cells.text(TableKind.IN_EXPORT));
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}

package io.vivenuoperator.export.content;

import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.TableKind;
import io.vivenuoperator.store.query.SalesDateChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of the sheet of how dates of sales changed. */
record SalesDateRows(CellMaker cells) {
    /** New changes come in the order in which they were seen. */
    List<List<CellValue>> of(List<SalesDateChange> changes) {
        return changes.stream().map(this::row).toList();
    }

    private List<CellValue> row(SalesDateChange change) {
        return List.of(
                cells.text(change.region()),
                cells.text(change.eventId()),
                CellMaker.count(Optional.of(change.number())),
                cells.text(change.eventName()),
                cells.text(change.field()),
                CellMaker.time(change.oldValue()),
                CellMaker.time(change.newValue()),
                cells.text(moved(change)),
                CellMaker.time(Optional.of(change.noticedAt())),
                cells.text(TableKind.IN_EXPORT));
    }

    /** Nothing while one of the two is not known. */
    private static String moved(SalesDateChange change) {
        return change.oldValue()
                .flatMap(before -> change.newValue().map(now -> moved(before, now)))
                .orElse("");
    }

    private static String moved(Instant before, Instant now) {
        return now.isAfter(before) ? "later" : "earlier";
    }
}

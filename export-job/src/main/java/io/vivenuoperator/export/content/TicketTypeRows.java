package io.vivenuoperator.export.content;

import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.TableKind;
import io.vivenuoperator.store.query.CurrentEvent;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.EventTicketType;
import io.vivenuoperator.store.query.TicketTypeFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of the sheet of ticket types. */
record TicketTypeRows(CellMaker cells) {
    /** An event, as a type knows it. */
    private record EventPlaceKey(String region, String eventId) {}

    List<List<CellValue>> of(List<EventTicketType> types, List<CurrentEvent> events) {
        Map<EventPlaceKey, EventFigures> known = events.stream()
                .map(CurrentEvent::figures)
                .collect(Collectors.toMap(
                        event -> new EventPlaceKey(event.region(), event.eventId()), Function.identity()));
        return types.stream()
                .map(type ->
                        row(type, Optional.ofNullable(known.get(new EventPlaceKey(type.region(), type.eventId())))))
                .toList();
    }

    private List<CellValue> row(EventTicketType type, Optional<EventFigures> event) {
        TicketTypeFigures figures = type.figures();
        Optional<Instant> completeSince = event.flatMap(EventFigures::completeSince);
        return List.of(
                cells.text(type.region()),
                cells.text(type.eventId()),
                cells.text(figures.ticketTypeId()),
                cells.text(event.map(EventFigures::eventName).orElse("")),
                cells.text(figures.ticketTypeName()),
                CellMaker.money(figures.price()),
                CellMaker.count(figures.capacity()),
                CellMaker.count(figures.sold()),
                CellMaker.count(figures.available()),
                cells.text(CountState.of(completeSince, figures.sold()).words()),
                CellMaker.time(figures.changedAt()),
                cells.text(TableKind.IN_EXPORT));
    }
}

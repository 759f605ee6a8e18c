package io.vivenuoperator.store.query;

/** A ticket type with the event that it is of. */
public record EventTicketType(String region, String eventId, TicketTypeFigures figures) {}

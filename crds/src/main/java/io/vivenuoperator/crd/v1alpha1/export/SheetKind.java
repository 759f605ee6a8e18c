package io.vivenuoperator.crd.v1alpha1.export;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A sheet that an export keeps. */
public enum SheetKind {
    /** A row per event. */
    @JsonProperty("Events")
    EVENTS("Events"),
    /** A row per ticket type. */
    @JsonProperty("TicketTypes")
    TICKET_TYPES("TicketTypes"),
    /** A row for each time the beginning or the end of an event's sale became another one. */
    @JsonProperty("SalesDateChanges")
    SALES_DATE_CHANGES("SalesDateChanges");

    private final String wireName;

    SheetKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in YAML. */
    public String wireName() {
        return wireName;
    }
}

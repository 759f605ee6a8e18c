package io.vivenuoperator.salesapi;

import io.vivenuoperator.salesapi.calendar.ICalendarQuestion;
import io.vivenuoperator.salesapi.representation.Column;
import io.vivenuoperator.salesapi.representation.Representations;

/** The columns of each list, in the order of its fields, for forms that have columns. */
final class ListForms {
    static final Representations REGIONS = Representations.list("region", "watched_since", "complete_since");

    static final Representations QUALITY = Representations.list(
            "region",
            "data_through",
            "completeness_percent",
            "last_full_finished_at",
            "last_full_outcome",
            "last_full_reason",
            "last_incremental_finished_at",
            "last_incremental_outcome",
            "last_incremental_reason",
            "gaps_7d_seconds",
            "quarantined",
            "last_webhook_at");

    static final Representations EVENTS = Representations.list(
            "region",
            "event_id",
            "event_name",
            "event_date",
            "sales_start_date",
            "status",
            "total_capacity",
            "total_sold",
            "total_available",
            "percent_sold",
            "sales_end_date",
            "event_end_date",
            "timezone",
            "url",
            "last_updated",
            "complete_since");

    static final Representations TICKET_TYPES = Representations.list(
            Column.of("ticket_type_id"),
            Column.of("ticket_type_name"),
            Column.of("capacity"),
            Column.of("sold"),
            Column.of("available"),
            Column.of("percent_sold"),
            Column.decimal("price"),
            Column.of("active"),
            Column.of("listed"),
            Column.of("changed_at"));

    static final Representations SERIES = Representations.list(
            Column.of("ticket_type_id"),
            Column.of("name"),
            Column.of("from"),
            Column.of("sold"),
            Column.of("total"),
            Column.of("covered"),
            Column.sometimes("partial"));

    static final Representations PORTFOLIO_SERIES = Representations.list(
            Column.of("region"),
            Column.of("status"),
            Column.of("from"),
            Column.of("sold"),
            Column.of("total"),
            Column.of("covered"),
            Column.sometimes("partial"));

    static final Representations COMPARISON = Representations.list(
            Column.of("region"),
            Column.of("event_id"),
            Column.of("event_name"),
            Column.sometimes("reason"),
            Column.of("x"),
            Column.of("value"));
    static final Representations MOVERS = Representations.list(
            "region",
            "event_id",
            "event_name",
            "sold",
            "baseline",
            "change",
            "small_baseline",
            "covered",
            "baseline_covered");

    static final Representations HISTORY = Representations.list(
            "snapshot_time", "total_capacity", "total_sold", "total_available", "percent_sold", "delta");

    static final Representations TICKETS = Representations.list(
            Column.of("ticket_id"),
            Column.of("ticket_type_id"),
            Column.of("status"),
            Column.decimal("price"),
            Column.of("currency"),
            Column.of("created_at"),
            Column.of("updated_at"),
            Column.of("gone_at"));

    static final Representations STATE = Representations.list(
            "region",
            "event_id",
            "event_name",
            "event_date",
            "sales_start_date",
            "status",
            "total_capacity",
            "total_sold",
            "total_available",
            "percent_sold",
            "changed_at",
            "complete_since",
            "ticket_types");

    static final Representations CALENDAR =
            Representations.list("kind", "at", "region", "event_id", "event_name", "countdown_seconds");

    static final Representations ICALENDAR =
            Representations.calendar(facts -> facts.path(ICalendarQuestion.TEXT).textValue());

    static final Representations RUNS = Representations.list(
            "kind",
            "started_at",
            "finished_at",
            "outcome",
            "reason",
            "events",
            "tickets",
            "requests",
            "vendor_sold",
            "stored_sold",
            "completeness_percent");

    static final Representations GAPS = Representations.list("from", "to", "seconds");

    private ListForms() {}
}

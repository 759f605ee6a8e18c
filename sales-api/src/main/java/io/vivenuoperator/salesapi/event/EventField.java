package io.vivenuoperator.salesapi.event;

import io.vivenuoperator.store.query.EventFigures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of an event, in the order in which they are answered. */
enum EventField {
    REGION("region", FieldValue.Type.TEXT, true),
    EVENT_ID("event_id", FieldValue.Type.TEXT, false),
    EVENT_NAME("event_name", FieldValue.Type.TEXT, true),
    EVENT_DATE("event_date", FieldValue.Type.MOMENT, true),
    SALES_START_DATE("sales_start_date", FieldValue.Type.MOMENT, true),
    STATUS("status", FieldValue.Type.TEXT, true),
    TOTAL_CAPACITY("total_capacity", FieldValue.Type.AMOUNT, true),
    TOTAL_SOLD("total_sold", FieldValue.Type.AMOUNT, true),
    TOTAL_AVAILABLE("total_available", FieldValue.Type.AMOUNT, true),
    PERCENT_SOLD("percent_sold", FieldValue.Type.AMOUNT, true),
    SALES_END_DATE("sales_end_date", FieldValue.Type.MOMENT, false),
    EVENT_END_DATE("event_end_date", FieldValue.Type.MOMENT, false),
    TIMEZONE("timezone", FieldValue.Type.TEXT, false),
    URL("url", FieldValue.Type.TEXT, false),
    LAST_UPDATED("last_updated", FieldValue.Type.MOMENT, true),
    COMPLETE_SINCE("complete_since", FieldValue.Type.MOMENT, false);

    private final String word;
    private final FieldValue.Type type;
    private final boolean sortable;

    EventField(String word, FieldValue.Type type, boolean sortable) {
        this.word = word;
        this.type = type;
        this.sortable = sortable;
    }

    /** As answers and parameters have it. */
    String word() {
        return word;
    }

    FieldValue.Type type() {
        return type;
    }

    FieldValue of(EventFigures event) {
        return FieldValue.of(read(event));
    }

    private Optional<?> read(EventFigures event) {
        return switch (this) {
            case REGION -> Optional.of(event.region());
            case EVENT_ID -> Optional.of(event.eventId());
            case EVENT_NAME -> Optional.of(event.eventName());
            case EVENT_DATE -> event.eventDate();
            case SALES_START_DATE -> event.salesStartDate();
            case STATUS -> Optional.of(event.status());
            case TOTAL_CAPACITY -> event.totalCapacity();
            case TOTAL_SOLD -> event.totalSold();
            case TOTAL_AVAILABLE -> event.totalAvailable();
            case PERCENT_SOLD -> event.percentSold();
            case SALES_END_DATE -> event.salesEndDate();
            case EVENT_END_DATE -> event.eventEndDate();
            case TIMEZONE -> event.timezone();
            case URL -> event.url();
            case LAST_UPDATED -> event.lastUpdated();
            case COMPLETE_SINCE -> event.completeSince();
        };
    }

    static List<String> words() {
        return Arrays.stream(values()).map(EventField::word).toList();
    }

    static List<String> sortableWords() {
        return Arrays.stream(values())
                .filter(field -> field.sortable)
                .map(EventField::word)
                .toList();
    }

    /** The field with this word, which is one of {@link #words}. */
    static EventField named(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + word));
    }
}

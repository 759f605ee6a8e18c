package io.vivenuoperator.salesapi.event;

import io.vivenuoperator.store.query.EventFigures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of an event, in the order in which they are answered. */
enum EventField {
    REGION("region", EventFieldValue.Type.TEXT, true),
    EVENT_ID("event_id", EventFieldValue.Type.TEXT, false),
    EVENT_NAME("event_name", EventFieldValue.Type.TEXT, true),
    EVENT_DATE("event_date", EventFieldValue.Type.MOMENT, true),
    SALES_START_DATE("sales_start_date", EventFieldValue.Type.MOMENT, true),
    STATUS("status", EventFieldValue.Type.TEXT, true),
    TOTAL_CAPACITY("total_capacity", EventFieldValue.Type.AMOUNT, true),
    TOTAL_SOLD("total_sold", EventFieldValue.Type.AMOUNT, true),
    TOTAL_AVAILABLE("total_available", EventFieldValue.Type.AMOUNT, true),
    PERCENT_SOLD("percent_sold", EventFieldValue.Type.AMOUNT, true),
    SALES_END_DATE("sales_end_date", EventFieldValue.Type.MOMENT, false),
    EVENT_END_DATE("event_end_date", EventFieldValue.Type.MOMENT, false),
    TIMEZONE("timezone", EventFieldValue.Type.TEXT, false),
    URL("url", EventFieldValue.Type.TEXT, false),
    LAST_UPDATED("last_updated", EventFieldValue.Type.MOMENT, true),
    COMPLETE_SINCE("complete_since", EventFieldValue.Type.MOMENT, false);

    private final String word;
    private final EventFieldValue.Type type;
    private final boolean sortable;

    EventField(String word, EventFieldValue.Type type, boolean sortable) {
        this.word = word;
        this.type = type;
        this.sortable = sortable;
    }

    /** As answers and parameters have it. */
    String word() {
        return word;
    }

    EventFieldValue.Type type() {
        return type;
    }

    EventFieldValue of(EventFigures event) {
        return EventFieldValue.of(read(event));
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

package io.vivenuoperator.vendor.eventbrite.hint;

/** What a delivery may be asked about. Nobody signs it, so nothing in it is believed. */
public sealed interface EventbriteHint {
    /** An order may have changed. */
    record OfOrder(String orderId) implements EventbriteHint {}

    /** An attendee may have changed. */
    record OfAttendee(String eventId, String attendeeId) implements EventbriteHint {}

    /** Somebody pressed the button for tests. */
    record OfButton() implements EventbriteHint {}

    /**
     * Something that is of no use; it is answered like the others, for a refusal could end the webhook.
     *
     * @param problem for people: one of a few constant texts
     */
    record Useless(String problem) implements EventbriteHint {}
}

package io.vivenuoperator.events.format;

/** What a format makes of an event. */
public sealed interface FormatOutcome {
    /** The reason of what is over a target's limit. */
    String TOO_LARGE = "PayloadTooLarge";

    /** It can be sent. */
    record Sendable(DeliveryContent content) implements FormatOutcome {}

    /**
     * It never can: a dead letter without an attempt.
     *
     * @param reason a word, such as {@code PayloadTooLarge}
     * @param message what is wrong, with the limit; nothing of the payload
     */
    record Unsendable(String reason, String message) implements FormatOutcome {}
}

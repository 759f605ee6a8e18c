package io.vivenuoperator.poller.region;

/** How many of an event's tickets a full reading has read. */
public sealed interface TicketsRead {
    TicketsRead NONE = new Some(0);

    /** So many, and there are more, or nobody knows yet. */
    record Some(long tickets) implements TicketsRead {}

    /** All; only the proof is missing. */
    record All() implements TicketsRead {}
}

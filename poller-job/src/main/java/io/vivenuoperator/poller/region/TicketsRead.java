package io.vivenuoperator.poller.region;

/** How many of an event's tickets a full sync has read. */
public sealed interface TicketsRead {
    TicketsRead NONE = new Some(0);

    /** This many; there are more, or it is not known yet. */
    record Some(long tickets) implements TicketsRead {}

    /** All of them; only the comparison is missing. */
    record All() implements TicketsRead {}
}

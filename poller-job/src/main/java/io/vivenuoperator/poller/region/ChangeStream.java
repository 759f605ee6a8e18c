package io.vivenuoperator.poller.region;

/** The lists of changes of a region, each with its own cursor. */
public enum ChangeStream {
    EVENTS,
    TICKETS
}

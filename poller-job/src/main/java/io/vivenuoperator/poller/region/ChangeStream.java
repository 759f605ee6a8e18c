package io.vivenuoperator.poller.region;

/** What a region's changes come in; each is read up to an instant of its own. */
public enum ChangeStream {
    EVENTS,
    TICKETS
}

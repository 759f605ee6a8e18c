package io.vivenuoperator.simulators.eventbrite.world;

import java.time.Instant;

/** What has an id and a time of its last change, and stands in lists in that order. */
public interface Changing {
    /** The id. */
    String id();

    /** The last change. */
    Instant changed();
}

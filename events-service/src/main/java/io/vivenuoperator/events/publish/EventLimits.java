package io.vivenuoperator.events.publish;

/** How large one event, and one request, may be. */
public final class EventLimits {
    /** Events of one request. */
    public static final int MOST_EVENTS = 1_000;

    /** Octets of a payload as UTF-8. */
    public static final int PAYLOAD_OCTETS = 64 * 1_024;

    /** Octets of the metadata as UTF-8. */
    public static final int METADATA_OCTETS = 4 * 1_024;

    /** Levels of objects and lists within a payload. */
    public static final int DEEPEST = 32;

    /** Characters of an id, and of a key. */
    public static final int LONGEST_ID = 200;

    private EventLimits() {}
}

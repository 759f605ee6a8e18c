package io.vivenuoperator.simulators.eventbrite.world;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids in Eventbrite's form, long numbers, the same for the same name. */
public final class EventbriteIds {
    private static final long LEAST = 1_000_000_000L;
    private static final long RANGE = 90_000_000_000L;

    private EventbriteIds() {}

    /** The id of a thing of some kind. */
    public static String of(String kind, String name) {
        long bits = UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
        return Long.toString(LEAST + Long.remainderUnsigned(bits, RANGE));
    }
}

package io.vivenuoperator.people.generation;

import java.util.Locale;

/** Where a person may be known. */
public enum Platform {
    EVENTBRITE,
    PATREON,
    KLAVIYO;

    /** In small letters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

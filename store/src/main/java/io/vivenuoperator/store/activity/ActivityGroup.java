package io.vivenuoperator.store.activity;

import java.util.Locale;

/** By what counts are kept apart. */
public enum ActivityGroup {
    TYPE,
    SOURCE,
    SUBSCRIPTION;

    /** As a question has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

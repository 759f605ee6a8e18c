package io.vivenuoperator.controller.region;

/** A moment in registering or rotating at which something may be killed. */
enum Step {
    /** The new key is published, and no receiver has confirmed it. */
    RECEIVERS_ASKED,
    /** Confirmed; Vivenu is about to be looked at. */
    BEFORE_LIST,
    BEFORE_CREATE,
    /** Vivenu has the webhook, and nobody has recorded its id. */
    AFTER_CREATE,
    /** Vivenu still signs with the old key. */
    BEFORE_UPDATE,
    /** Vivenu signs with the new key, and nobody has recorded that. */
    AFTER_UPDATE
}

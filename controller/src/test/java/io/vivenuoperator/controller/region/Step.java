package io.vivenuoperator.controller.region;

/** A moment during a registration or rotation at which something may be killed. */
enum Step {
    /** The new key is published, and no receiver has confirmed it. */
    RECEIVERS_ASKED,
    /** Confirmed; Vivenu is about to be queried. */
    BEFORE_LIST,
    BEFORE_CREATE,
    /** Vivenu has the webhook, but its id has not been recorded. */
    AFTER_CREATE,
    /** Vivenu still signs with the old key. */
    BEFORE_UPDATE,
    /** Vivenu signs with the new key, but that has not been recorded. */
    AFTER_UPDATE
}

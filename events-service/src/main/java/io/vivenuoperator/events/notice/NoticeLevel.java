package io.vivenuoperator.events.notice;

/** How much an event matters to those who run things. */
public enum NoticeLevel {
    /** Something is well again, or done. */
    GOOD,
    INFO,
    /** Somebody should look. */
    WARNING,
    /** Something does not work. */
    FAILURE
}

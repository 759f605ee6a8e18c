package io.vivenuoperator.store.event;

/**
 * An event that is another one than before.
 *
 * @param event its version now
 * @param isNew whether Vivenu had not shown it before
 */
public record ChangedEvent(EventRecord event, boolean isNew) {}

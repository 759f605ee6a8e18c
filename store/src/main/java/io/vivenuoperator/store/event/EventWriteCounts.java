package io.vivenuoperator.store.event;

/**
 * The effect of a batch of events on the store.
 *
 * @param inserted events not known before (an event known only from its tickets counts here)
 * @param updated events whose own fields or ticket types changed
 * @param unchanged events with nothing new
 * @param stale events older than the stored version, which changed nothing
 */
public record EventWriteCounts(int inserted, int updated, int unchanged, int stale) {
    public static final EventWriteCounts NONE = new EventWriteCounts(0, 0, 0, 0);
}

package io.vivenuoperator.store.event;

/**
 * What a batch of events did to the store.
 *
 * @param inserted events that were not known before (an event only known from its tickets counts here)
 * @param updated events whose own fields or ticket types changed
 * @param unchanged events that said nothing new
 * @param stale events older than what is stored, which changed nothing
 */
public record EventChange(int inserted, int updated, int unchanged, int stale) {
    public static final EventChange NONE = new EventChange(0, 0, 0, 0);
}

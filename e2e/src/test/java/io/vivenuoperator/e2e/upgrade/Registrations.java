package io.vivenuoperator.e2e.upgrade;

/**
 * What the controllers of a run did to the webhooks at Vivenu after the first one had registered them.
 *
 * @param anew created or removed
 * @param corrected changed
 * @param same whether each region has the webhook that it had at first
 */
public record Registrations(long anew, long corrected, boolean same) {
    @Override
    public String toString() {
        return "webhooks registered anew %d, corrected %d".formatted(anew, corrected);
    }
}

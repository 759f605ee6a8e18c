package io.vivenuoperator.store.maintenance;

import java.time.YearMonth;
import java.util.List;

/**
 * What a maintenance did.
 *
 * @param made months of the inbox that were made ahead
 * @param dropped months of the inbox that were dropped
 * @param keysForgotten deliveries that would not be known as duplicates any more
 * @param sightingsForgotten rows that runs left which ended or died
 */
public record MaintenanceReport(
        List<YearMonth> made, List<YearMonth> dropped, long keysForgotten, long sightingsForgotten) {
    public MaintenanceReport {
        made = List.copyOf(made);
        dropped = List.copyOf(dropped);
    }

    /** Whether anything had to be done. */
    public boolean didSomething() {
        return !made.isEmpty() || !dropped.isEmpty() || keysForgotten > 0 || sightingsForgotten > 0;
    }
}

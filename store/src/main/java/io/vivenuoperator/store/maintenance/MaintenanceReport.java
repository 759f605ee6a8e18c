package io.vivenuoperator.store.maintenance;

import io.vivenuoperator.store.message.LogRetention;
import java.time.YearMonth;
import java.util.List;

/**
 * The effect of a maintenance run.
 *
 * @param made months of the inbox that were created
 * @param dropped months of the inbox that were dropped
 * @param keysForgotten deliveries whose duplicates will no longer be recognised
 * @param sightingsForgotten rows left by runs that ended or died
 * @param log weeks of the message log, and what hangs on it
 */
public record MaintenanceReport(
        List<YearMonth> made,
        List<YearMonth> dropped,
        long keysForgotten,
        long sightingsForgotten,
        LogRetention.Done log) {
    public MaintenanceReport {
        made = List.copyOf(made);
        dropped = List.copyOf(dropped);
    }

    /** Whether anything was done. */
    public boolean didSomething() {
        return !made.isEmpty() || !dropped.isEmpty() || keysForgotten > 0 || sightingsForgotten > 0 || !log.isNothing();
    }
}

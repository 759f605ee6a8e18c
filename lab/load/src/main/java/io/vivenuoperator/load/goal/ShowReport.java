package io.vivenuoperator.load.goal;

import java.util.List;

/**
 * What one measurement found.
 *
 * @param name of the measurement
 * @param faults why its figures are void: empty if its ledgers balance
 */
public record ShowReport(String name, List<MeasuredGoal> goals, List<String> faults) {
    public ShowReport {
        goals = List.copyOf(goals);
        faults = List.copyOf(faults);
    }

    /** Whether its figures may be quoted. */
    public boolean valid() {
        return faults.isEmpty();
    }

    /** Name and goals, a line each. */
    @Override
    public String toString() {
        var text = new StringBuilder(name).append(valid() ? ": VALID" : ": VOID: " + String.join("; ", faults));
        goals.forEach(goal -> text.append(System.lineSeparator()).append(goal));
        return text.toString();
    }
}

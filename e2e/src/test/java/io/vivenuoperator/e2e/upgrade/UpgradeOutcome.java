package io.vivenuoperator.e2e.upgrade;

import io.vivenuoperator.e2e.ledger.Balance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a run in which the release changed under load.
 *
 * @param balances by region
 * @param specsKept whether each region's spec was, after each change, what the user had applied
 * @param figuresAreTrue whether the database counts as sold what the simulator sold
 * @param strict whether a delivery may not even be put off; a machine that does something else besides may well be too slow
 */
public record UpgradeOutcome(
        SortedMap<String, Balance> balances,
        Registrations registrations,
        Polls polls,
        boolean specsKept,
        boolean figuresAreTrue,
        boolean strict) {
    public UpgradeOutcome {
        balances = Collections.unmodifiableSortedMap(new TreeMap<>(balances));
    }

    /** Why the run is void; empty when it is valid. */
    public List<String> faults() {
        var faults = new ArrayList<String>();
        balances.forEach((region, balance) -> faults(balance).forEach(fault -> faults.add(region + ": " + fault)));
        if (registrations.anew() > 0 || !registrations.same()) {
            faults.add("webhooks were registered anew");
        }
        if (!polls.failed().isEmpty()) {
            faults.add("polls failed");
        }
        if (!specsKept) {
            faults.add("a region's spec changed");
        }
        if (!figuresAreTrue) {
            faults.add("the figures in the database are not what was sold");
        }
        return List.copyOf(faults);
    }

    private List<String> faults(Balance balance) {
        var faults = new ArrayList<>(balance.faults());
        if (balance.tally().refused() > 0) {
            faults.add("deliveries were refused");
        }
        if (strict && balance.tally().putOff() > 0) {
            faults.add("deliveries were put off");
        }
        if (balance.tally().givenUp() > 0) {
            faults.add("deliveries were given up");
        }
        return faults;
    }

    @Override
    public String toString() {
        return "%s%n%s; %s; specs %s; sold in PostgreSQL %s; %s"
                .formatted(
                        balances.entrySet().stream()
                                .map(each -> each.getKey() + ": " + each.getValue())
                                .collect(Collectors.joining(System.lineSeparator())),
                        registrations,
                        polls,
                        specsKept ? "kept" : "CHANGED",
                        figuresAreTrue ? "= truth" : "DIFFERS",
                        faults().isEmpty() ? "VALID" : "VOID: " + String.join("; ", faults()));
    }
}

package io.vivenuoperator.simulator.fault;

import java.util.HashMap;
import java.util.Map;

/** The switches in force: a seller's own if it has some, otherwise those for all sellers. */
public final class FaultSwitches {
    private final Map<String, Faults> ofSeller = new HashMap<>();
    private Faults ofEverybody = Faults.none();

    /** The switches for all sellers. */
    public synchronized Faults get() {
        return ofEverybody;
    }

    /** The switches in force for a seller. */
    public synchronized Faults get(String seller) {
        return ofSeller.getOrDefault(seller, ofEverybody);
    }

    /** Sets the switches for all sellers, and removes those of single sellers. */
    public synchronized void set(Faults faults) {
        ofSeller.clear();
        ofEverybody = faults;
    }

    /** Gives a seller its own switches. */
    public synchronized void set(String seller, Faults faults) {
        ofSeller.put(seller, faults);
    }

    /** Whether the next request is to be answered 429. */
    public synchronized boolean takeRateLimit(String seller) {
        Faults faults = get(seller);
        return faults.rateLimitAlways() || takeOne(seller, "rateLimitNext", faults.rateLimitNext());
    }

    /** Whether the next request is to be answered 503. */
    public synchronized boolean takeUnavailable(String seller) {
        return takeOne(seller, "unavailableNext", get(seller).unavailableNext());
    }

    /** Whether the next delivery attempt is to have a wrong signature. */
    public synchronized boolean takeWrongSignature(String seller) {
        return takeOne(seller, "wrongSignatureNext", get(seller).wrongSignatureNext());
    }

    private boolean takeOne(String seller, String name, int left) {
        if (left == 0) {
            return false;
        }
        Faults rest = get(seller).with(name, left - 1);
        if (ofSeller.containsKey(seller)) {
            ofSeller.put(seller, rest);
        } else {
            ofEverybody = rest;
        }
        return true;
    }
}

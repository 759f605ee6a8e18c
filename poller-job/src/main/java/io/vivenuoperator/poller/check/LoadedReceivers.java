package io.vivenuoperator.poller.check;

import io.vivenuoperator.contracts.registry.RegionsFile;

/** What the registry holds and what receivers have loaded of it. */
sealed interface LoadedReceivers {
    /**
     * All of them have it.
     *
     * @param tests whether all of them know a test delivery
     */
    record Confirmed(RegionsFile registry, int receivers, boolean tests) implements LoadedReceivers {}

    /**
     * They have not, or nobody knows.
     *
     * @param problem a sentence with the cause and what to do
     */
    record Unconfirmed(String problem) implements LoadedReceivers {}
}

package io.vivenuoperator.contracts.subscription;

import java.util.Optional;

/**
 * How hard delivery tries, and how fast.
 *
 * @param ratePerSecond absent: what the kind of target allows
 * @param order None, Key or All
 * @param disableAfterHours without a success; 0: never
 * @param digest absent: each message by itself, for chats what their kind wants
 */
public record HandedPolicy(
        int maxRetries,
        int timeoutSeconds,
        int maxInFlight,
        Optional<Integer> ratePerSecond,
        String order,
        int disableAfterHours,
        Optional<HandedDigest> digest) {
    /** Of a subscription that says nothing about it. */
    public static final HandedPolicy USUAL =
            new HandedPolicy(9, 10, 16, Optional.empty(), "None", 120, Optional.empty());

    /** Several messages told as one: how long they are gathered, and how many lines are told. */
    public record HandedDigest(int windowSeconds, int maximum) {
        static final HandedDigest USUAL = new HandedDigest(60, 20);
    }
}

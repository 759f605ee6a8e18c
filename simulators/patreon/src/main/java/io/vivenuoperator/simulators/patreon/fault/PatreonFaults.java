package io.vivenuoperator.simulators.patreon.fault;

import io.vivenuoperator.simulators.platform.fault.FaultSwitches;

/**
 * The faults and choices that only Patreon has.
 *
 * @param wrongSignatureNext this many deliveries are signed wrongly
 * @param loseRefreshAnswers this many refreshes are done, and their answer is lost
 * @param emptyRefreshAnswers this many refreshes are done, and answered 200 with nothing
 * @param refreshGraceSeconds how long a spent refresh token is answered once more
 * @param documentedShape deliveries have {@code patron}, as the documentation says, instead of {@code user}
 */
public record PatreonFaults(
        int wrongSignatureNext,
        int loseRefreshAnswers,
        int emptyRefreshAnswers,
        int refreshGraceSeconds,
        boolean documentedShape) {
    /** Switches that are all off. */
    public static FaultSwitches<PatreonFaults> switches() {
        return new FaultSwitches<>(PatreonFaults.class, new PatreonFaults(0, 0, 0, 0, false));
    }
}

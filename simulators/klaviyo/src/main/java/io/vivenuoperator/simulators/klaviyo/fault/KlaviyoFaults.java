package io.vivenuoperator.simulators.klaviyo.fault;

import io.vivenuoperator.simulators.platform.fault.FaultSwitches;

/**
 * The faults and choices that only Klaviyo has.
 *
 * @param wrongSignatureNext this many deliveries are signed wrongly
 * @param wordyLimits {@code RateLimit-Limit} names all windows, as Klaviyo's gateway does
 * @param isoTimestamps {@code Klaviyo-Timestamp} is ISO 8601 instead of an HTTP date
 * @param rotateRefreshTokens a refresh answers a new refresh token, and the old one ends
 * @param loseRefreshAnswers this many refreshes are done, and their answer is lost
 * @param retiredRevision a revision older than two years is {@code gone} (410) or {@code forward} (served as a newer one)
 */
public record KlaviyoFaults(
        int wrongSignatureNext,
        boolean wordyLimits,
        boolean isoTimestamps,
        boolean rotateRefreshTokens,
        int loseRefreshAnswers,
        String retiredRevision) {
    public KlaviyoFaults {
        if (!retiredRevision.equals("gone") && !retiredRevision.equals("forward")) {
            throw new IllegalArgumentException("retiredRevision must be gone or forward");
        }
    }

    /** Switches that are all off. */
    public static FaultSwitches<KlaviyoFaults> switches() {
        return new FaultSwitches<>(KlaviyoFaults.class, new KlaviyoFaults(0, false, false, false, 0, "gone"));
    }
}

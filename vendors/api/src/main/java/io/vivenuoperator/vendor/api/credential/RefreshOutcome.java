package io.vivenuoperator.vendor.api.credential;

import java.time.Duration;
import java.util.Optional;

/** What comes of asking for the next grant. No sentence has a token or a secret. */
public sealed interface RefreshOutcome {
    /** The next grant; it must be kept before anything else happens. */
    record GrantRenewed(AccessGrant grant) implements RefreshOutcome {}

    /**
     * The refresh token is not good, or no longer: a person has to consent, or to give a new pair.
     *
     * @param sentence for people
     */
    record GrantEnded(String sentence) implements RefreshOutcome {}

    /**
     * The client's own id or secret, or the request, is refused; the refresh token is as good as before.
     *
     * @param sentence for people
     */
    record ClientRefused(String sentence) implements RefreshOutcome {}

    /**
     * We asked too often; nothing was done.
     *
     * @param retryAfter how long the platform asks us to wait, from now
     * @param sentence for people
     */
    record RefreshDelayed(Optional<Duration> retryAfter, String sentence) implements RefreshOutcome {}

    /**
     * There is no answer, or none that can be used. The platform may have renewed the grant, and ended the refresh token that
     * was sent: asking again without end would not bring it back.
     *
     * @param sentence for people
     */
    record RefreshUncertain(String sentence) implements RefreshOutcome {}
}

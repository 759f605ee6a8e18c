package io.vivenuoperator.vendor.api.source;

import java.time.Duration;
import java.util.Optional;

/** What comes of asking for a page. No sentence has a credential, a query value, or anything of a body. */
public sealed interface PageOutcome {
    /** A page. */
    record PageRead(PersonPage page) implements PageOutcome {}

    /**
     * The platform refuses, and will until somebody changes something.
     *
     * @param sentence for people
     */
    record PageRefused(SourceRefusal refusal, String sentence) implements PageOutcome {}

    /**
     * There is no page now, and there may be one later without anybody changing anything.
     *
     * @param isRateLimit whether we asked too often; otherwise the platform can't be reached, or somebody else answers
     * @param retryAfter how long the platform asks us to wait, from now
     * @param sentence for people
     */
    record PageDelayed(boolean isRateLimit, Optional<Duration> retryAfter, String sentence) implements PageOutcome {}
}

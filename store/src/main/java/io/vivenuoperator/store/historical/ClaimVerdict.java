package io.vivenuoperator.store.historical;

import java.time.Duration;

/** Whether a ticket may be sent now. */
public sealed interface ClaimVerdict {
    /** It may, and the row says so: send it at once, and settle it. */
    record Claimed() implements ClaimVerdict {}

    /** The endpoint's pace does not allow it yet; ask again after this time. */
    record TooEarly(Duration left) implements ClaimVerdict {}

    /** Its row has another state than expected: leave it alone. */
    record AlreadySettled() implements ClaimVerdict {}

    /** Somebody else may send to this endpoint by now: stop. */
    record LeaseLost() implements ClaimVerdict {}
}

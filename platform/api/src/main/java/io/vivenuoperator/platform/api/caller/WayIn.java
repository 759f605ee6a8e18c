package io.vivenuoperator.platform.api.caller;

import java.util.Optional;

/** One way to prove who asks. */
@FunctionalInterface
public interface WayIn {
    /** Judges a request; empty if it does not come this way. */
    Optional<Verdict> judge(RequestHeaders headers);
}

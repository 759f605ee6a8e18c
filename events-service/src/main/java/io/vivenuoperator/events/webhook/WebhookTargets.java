package io.vivenuoperator.events.webhook;

import java.util.Optional;

/** Says whether events may be sent to a URL. */
@FunctionalInterface
public interface WebhookTargets {
    /** What was found. */
    sealed interface TargetRuling {
        /**
         * It may be used.
         *
         * @param warning what may be wrong with it all the same
         */
        record Allowed(Optional<String> warning) implements TargetRuling {}

        /**
         * It may not.
         *
         * @param rule that it breaks, and what to give instead
         */
        record Forbidden(String rule) implements TargetRuling {}
    }

    TargetRuling judge(String url);
}

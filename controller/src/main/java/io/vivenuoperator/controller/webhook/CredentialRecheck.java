package io.vivenuoperator.controller.webhook;

import java.time.Duration;

/** A call about webhooks says something about the API key too, so that it need not be asked for on its own. */
@FunctionalInterface
public interface CredentialRecheck {
    /** What is known about the region's key holds for so long, or is to be asked again that soon. */
    void askAgainIn(String uid, Duration delay);
}

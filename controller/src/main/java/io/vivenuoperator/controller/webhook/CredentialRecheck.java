package io.vivenuoperator.controller.webhook;

import java.time.Duration;

/** A webhook call also shows whether the API key is valid, which saves a separate check. */
@FunctionalInterface
public interface CredentialRecheck {
    /** The key's current finding stays valid for this long; then it is checked again. */
    void askAgainIn(String uid, Duration delay);
}

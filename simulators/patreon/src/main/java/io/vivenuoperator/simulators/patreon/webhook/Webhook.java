package io.vivenuoperator.simulators.patreon.webhook;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A registered webhook. Its secret was made by Patreon, and is shown to whoever may see the webhook. */
public record Webhook(
        String id,
        String uri,
        String secret,
        Set<String> triggers,
        boolean paused,
        int failures,
        Optional<Instant> lastAttempt) {
    public Webhook {
        triggers = Set.copyOf(triggers);
    }

    /** The same after an attempt. */
    Webhook attempted(boolean accepted, int pauseAfter, Instant at) {
        int now = accepted ? 0 : failures + 1;
        return new Webhook(id, uri, secret, triggers, !accepted && now >= pauseAfter, now, Optional.of(at));
    }

    /** The same, paused or not; an end of the pause forgets the failures. */
    public Webhook paused(boolean now) {
        return new Webhook(id, uri, secret, triggers, now, now ? failures : 0, lastAttempt);
    }

    @Override
    public String toString() {
        return "Webhook[" + id + "]";
    }
}

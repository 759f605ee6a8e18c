package io.vivenuoperator.controller.registry;

import java.time.Instant;

/**
 * A webhook that a person enters at Vivenu. The controller can't see it there: a delivery shows that it is there and right.
 *
 * @param url what the person was told to enter
 * @param since when they were told; what came in before may have come by something else
 * @param delivering whether a delivery has come in since; once it has, no receiver needs to remember
 */
public record ManualWebhook(String url, Instant since, boolean delivering) {
    static ManualWebhook awaited(String url, Instant now) {
        return new ManualWebhook(url, now, false);
    }

    ManualWebhook delivered() {
        return new ManualWebhook(url, since, true);
    }
}

package io.vivenuoperator.controller.registry;

import java.time.Instant;

/**
 * A webhook that a person enters at Vivenu. The controller can't see it there; a delivery proves that it exists and
 * is correct.
 *
 * @param url the URL the person was asked to enter
 * @param since when they were asked; earlier deliveries may come from another webhook
 * @param delivering whether a delivery has arrived since; after that, receivers need not remember it
 */
public record ManualWebhook(String url, Instant since, boolean delivering) {
    static ManualWebhook awaited(String url, Instant now) {
        return new ManualWebhook(url, now, false);
    }

    ManualWebhook delivered() {
        return new ManualWebhook(url, since, true);
    }
}

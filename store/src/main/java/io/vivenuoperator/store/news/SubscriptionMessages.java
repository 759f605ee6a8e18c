package io.vivenuoperator.store.news;

import io.vivenuoperator.store.message.NewMessage;
import java.time.Instant;
import java.util.Optional;

/** What is said of a subscription, by whoever delivers. It has no region, so only whoever may see everything sees it. */
public record SubscriptionMessages(String uid, String name) {
    /** The source of what no region says. */
    public static final String SOURCE = "events-service";

    public NewMessage failing(String reason, Instant now) {
        return about(ProductEventType.SUBSCRIPTION_FAILING, Optional.of(reason)).message(uid, now);
    }

    public NewMessage disabled(String reason, Instant now) {
        return about(ProductEventType.SUBSCRIPTION_DISABLED, Optional.of(reason))
                .message(uid, now);
    }

    public NewMessage recovered(Instant now) {
        return about(ProductEventType.SUBSCRIPTION_RECOVERED, Optional.empty()).message(uid, now);
    }

    /**
     * Messages were given up.
     *
     * @param count how many since this was last said
     */
    public NewMessage deadLetters(String reason, long count, Instant now) {
        return about(ProductEventType.SUBSCRIPTION_DEAD_LETTER, Optional.of(reason))
                .with("count", count)
                .message(uid, now);
    }

    /** A test; it is delivered and not published. */
    public NewMessage triggered(Instant now) {
        return about(ProductEventType.WEBHOOK_TRIGGERED, Optional.empty()).message(uid, now);
    }

    private NewsPayload about(ProductEventType type, Optional<String> reason) {
        return NewsPayload.from(type, SOURCE)
                .with("subscriptionUid", uid)
                .with("name", name)
                .text("reason", reason);
    }
}

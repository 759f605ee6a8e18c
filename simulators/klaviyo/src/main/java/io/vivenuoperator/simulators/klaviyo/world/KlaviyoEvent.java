package io.vivenuoperator.simulators.klaviyo.world;

import java.time.Instant;

/**
 * Something that happened to a profile.
 *
 * @param topic as webhooks call it, for example {@code event:klaviyo.opened_email}
 */
public record KlaviyoEvent(String id, String topic, String profileId, Instant at) {
    /** The id of its metric. */
    public String metricId() {
        return ProfileIds.brief("metric", topic);
    }
}

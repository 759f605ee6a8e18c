package io.vivenuoperator.vendor.klaviyo.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a profile. With its topic, the id tells it from others: who sees both again has seen it.
 *
 * @param topic for example {@code event:klaviyo.unsubscribed_from_email_marketing}
 * @param profileId whose profile; empty if the delivery does not say
 * @param at when, by Klaviyo's clock
 */
public record ProfileEvent(String eventId, String topic, Optional<String> profileId, Optional<Instant> at) {}

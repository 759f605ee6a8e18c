package io.vivenuoperator.simulators.klaviyo.world;

import java.time.Instant;
import java.util.Optional;

/**
 * What a profile's owner agreed to on one channel.
 *
 * @param state {@code SUBSCRIBED}, {@code UNSUBSCRIBED} or {@code NEVER_SUBSCRIBED}
 * @param at when it was recorded
 * @param suppression why nothing may be sent whatever the state: {@code HARD_BOUNCE}, {@code USER_SUPPRESSED} and others
 */
public record ChannelConsent(String state, Optional<Instant> at, Optional<String> suppression) {
    /** Nobody asked. */
    public static final ChannelConsent NEVER =
            new ChannelConsent("NEVER_SUBSCRIBED", Optional.empty(), Optional.empty());

    /** Agreed. */
    public static ChannelConsent subscribed(Instant at) {
        return new ChannelConsent("SUBSCRIBED", Optional.of(at), Optional.empty());
    }

    /** Ended. */
    public static ChannelConsent unsubscribed(Instant at) {
        return new ChannelConsent("UNSUBSCRIBED", Optional.of(at), Optional.of("UNSUBSCRIBE"));
    }

    /** Whether it may be sent to. */
    public boolean isOpen() {
        return suppression.isEmpty() && state.equals("SUBSCRIBED");
    }
}

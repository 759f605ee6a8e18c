package io.vivenuoperator.vendor.api.person;

import java.time.Instant;
import java.util.Optional;

/**
 * A platform's word on one channel.
 *
 * @param at when it was given, by the platform's clock; empty if the platform does not say
 */
public record ReadConsent(ConsentState state, Optional<Instant> at) {}

package io.vivenuoperator.poller.settings;

import java.time.Instant;
import java.util.Optional;

/**
 * What a region's webhook is meant to tell.
 *
 * @param tellsTickets whether it is to tell of each change of a ticket; empty: not known
 * @param regionCreated when the region's resource was made: one of the same name may have been there before, and was let go
 */
public record WebhookExpectation(Optional<Boolean> tellsTickets, Optional<Instant> regionCreated) {}

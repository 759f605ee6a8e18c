package io.vivenuoperator.vendor.vivenu.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What a ticket is chosen and ordered by. Only its id is needed; whatever else is missing or can't be read is absent.
 *
 * @param name of its type, at the time of sale; never the holder's
 * @param status Vivenu's word, also one that its document does not have
 * @param purchase the transaction in which it was bought
 */
public record TicketHead(
        String id,
        Optional<String> sellerId,
        Optional<String> name,
        Optional<String> status,
        Optional<String> purchase,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt) {}

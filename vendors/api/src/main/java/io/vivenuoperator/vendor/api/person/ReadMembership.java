package io.vivenuoperator.vendor.api.person;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody pays for.
 *
 * @param externalId the platform's id of the membership: a new one each time he joins
 * @param tiers what he is entitled to, by the names that the creator gave
 * @param status as the platform words it; empty if he never paid
 * @param amountCents what he pays a month
 * @param since when he began
 * @param nextChargeAt when he pays next
 */
public record ReadMembership(
        String externalId,
        List<String> tiers,
        Optional<String> status,
        OptionalInt amountCents,
        Optional<Instant> since,
        Optional<Instant> nextChargeAt) {
    public ReadMembership {
        tiers = List.copyOf(tiers);
    }
}

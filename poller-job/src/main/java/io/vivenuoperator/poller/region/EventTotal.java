package io.vivenuoperator.poller.region;

import java.util.Optional;

/**
 * The vendor's number of events, requested once per run. Two parts of a resumed full sync need it. The answer may be a few
 * pages old when it is used again: an event deleted since is found by the next full sync, like one deleted just after the
 * run.
 */
final class EventTotal {
    private final VendorSource seller;
    private Optional<Long> total = Optional.empty();

    EventTotal(VendorSource seller) {
        this.seller = seller;
    }

    VendorAnswer<Long> get() {
        return total.map(VendorAnswer::of).orElseGet(() -> seller.eventTotal().map(this::remember));
    }

    private long remember(long answered) {
        total = Optional.of(answered);
        return answered;
    }
}

package io.vivenuoperator.controller.account;

import java.time.Duration;

/**
 * Spreads the regular looks of many regions over the check interval: a region's look comes between 80 and 100 % of it, at a
 * point of its own.
 */
public record Spacing(Duration interval) {

    public Duration of(String uid) {
        var share = Math.floorMod(uid.hashCode() * 31L, 200L);
        return interval.multipliedBy(1000 - share).dividedBy(1000);
    }
}

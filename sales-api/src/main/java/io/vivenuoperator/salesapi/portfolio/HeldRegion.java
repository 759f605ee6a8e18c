package io.vivenuoperator.salesapi.portfolio;

import io.vivenuoperator.store.query.CurrentRegion;
import io.vivenuoperator.store.query.RegionTrust;
import java.util.Map;

/**
 * A region in memory.
 *
 * @param events by id
 * @param version another number as soon as one of its events or anything known of the region is another
 * @param trustVersion another number as soon as anything known of the region itself is another
 */
public record HeldRegion(CurrentRegion region, Map<String, HeldEvent> events, long version, long trustVersion) {
    public HeldRegion {
        events = Map.copyOf(events);
    }

    HeldRegion next(CurrentRegion now, HeldEvents next, long nextVersion) {
        boolean sameRegion = region.equals(now);
        if (sameRegion && next.nothingChanged()) {
            return this;
        }
        return new HeldRegion(
                now, next.nothingChanged() ? events : next.all(), nextVersion, sameRegion ? trustVersion : nextVersion);
    }

    public String name() {
        return region.watched().region();
    }

    public RegionTrust trust() {
        return region.trust();
    }
}

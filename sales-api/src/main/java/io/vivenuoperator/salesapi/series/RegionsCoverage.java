package io.vivenuoperator.salesapi.series;

import io.vivenuoperator.store.query.Look;
import io.vivenuoperator.store.query.WatchedRegion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** When polls looked at several regions. */
record RegionsCoverage(List<Coverage> regions) {
    static RegionsCoverage of(Collection<Look> looks, List<WatchedRegion> regions) {
        return new RegionsCoverage(regions.stream()
                .map(region -> Coverage.of(looks, region.region(), region.completeSince()))
                .toList());
    }

    /** The part that polls vouch for in the region where it is least. */
    double share(Instant begins, Instant ends) {
        return regions.stream()
                .mapToDouble(region -> region.share(begins, ends))
                .min()
                .orElse(0);
    }

    /** What was sold, which is not known if nobody looked at any of them and nothing was noticed. */
    Optional<Long> known(long sold, Instant begins, Instant ends) {
        return sold != 0 || regions.stream().anyMatch(region -> region.looked(begins, ends))
                ? Optional.of(sold)
                : Optional.empty();
    }
}

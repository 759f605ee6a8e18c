package io.vivenuoperator.contracts.registry;

import io.vivenuoperator.contracts.region.RegionKey;
import java.util.List;

/**
 * A region whose deliveries the receivers accept.
 *
 * @param signingKeys the keys that may sign a delivery, newest first; empty while the region has none
 */
public record RegionEntry(RegionKey region, List<String> signingKeys) {
    public RegionEntry {
        signingKeys = List.copyOf(signingKeys);
        if (signingKeys.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("signing keys must not be blank");
        }
    }

    /** Without the keys, which would end up in a log. */
    @Override
    public String toString() {
        return "RegionEntry[" + region + ", " + signingKeys.size() + " signing keys]";
    }
}

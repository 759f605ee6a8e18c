package io.vivenuoperator.contracts.registry;

import io.vivenuoperator.contracts.region.RegionKey;
import java.util.List;

/**
 * A region whose deliveries the receivers take.
 *
 * @param signingKeys the keys a delivery may be signed with, the newest first; empty while the region has none yet
 */
public record RegionEntry(RegionKey region, List<String> signingKeys) {
    public RegionEntry {
        signingKeys = List.copyOf(signingKeys);
        if (signingKeys.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("signing keys must not be blank");
        }
    }

    /** Never the keys: they would end in a log. */
    @Override
    public String toString() {
        return "RegionEntry[" + region + ", " + signingKeys.size() + " signing keys]";
    }
}

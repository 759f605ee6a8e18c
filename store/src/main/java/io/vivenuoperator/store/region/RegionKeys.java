package io.vivenuoperator.store.region;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The numeric keys of regions in the tables.
 *
 * @param byName the keys of the requested regions
 */
public record RegionKeys(Map<String, Integer> byName) {
    public RegionKeys {
        byName = Map.copyOf(byName);
    }

    /** The key of one of the requested regions. */
    public int of(String region) {
        Integer key = byName.get(region);
        if (key == null) {
            throw new IllegalArgumentException("region " + region + " was not requested");
        }
        return key;
    }

    /** The keys of some of the requested regions. */
    public RegionKeys only(Collection<String> names) {
        return new RegionKeys(names.stream().collect(Collectors.toMap(name -> name, this::of)));
    }

    Collection<String> names() {
        return byName.keySet();
    }
}

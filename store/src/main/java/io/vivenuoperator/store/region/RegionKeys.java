package io.vivenuoperator.store.region;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The small keys that stand for regions in the tables.
 *
 * @param byName of the regions that were asked for
 */
public record RegionKeys(Map<String, Integer> byName) {
    public RegionKeys {
        byName = Map.copyOf(byName);
    }

    /** The key of one of the regions that were asked for. */
    public int of(String region) {
        Integer key = byName.get(region);
        if (key == null) {
            throw new IllegalArgumentException("region " + region + " was not asked for");
        }
        return key;
    }

    /** The keys of some of the regions that were asked for. */
    public RegionKeys only(Collection<String> names) {
        return new RegionKeys(names.stream().collect(Collectors.toMap(name -> name, this::of)));
    }

    Collection<String> names() {
        return byName.keySet();
    }
}

package io.vivenuoperator.controller.regionkey;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.operator.shared.EntriesHome;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which region has which key; each is found without looking at the others, because every reconciliation asks. */
final class RegionKeyEntries {
    private final Map<String, String> keys;
    private final Map<String, Set<String>> holders = new HashMap<>();

    /** @param keys by the region's id */
    RegionKeyEntries(Map<String, String> keys) {
        this.keys = Collections.unmodifiableMap(keys);
        keys.forEach((id, key) ->
                holders.computeIfAbsent(key, _ -> new LinkedHashSet<>(1)).add(id));
    }

    Map<String, String> asMap() {
        return keys;
    }

    Set<String> ids() {
        return keys.keySet();
    }

    boolean contains(String id) {
        return keys.containsKey(id);
    }

    /** Absent as well if somebody wrote what can't be a key. */
    Optional<RegionKey> key(String id) {
        return Optional.ofNullable(keys.get(id)).filter(RegionKey::isValid).map(RegionKey::new);
    }

    /** Another region that has the key. */
    Optional<String> rival(String id, RegionKey key) {
        return holders.getOrDefault(key.value(), Set.of()).stream()
                .filter(holder -> !holder.equals(id))
                .findFirst();
    }

    RegionKeyEntries with(String id, RegionKey key) {
        return new RegionKeyEntries(EntriesHome.with(keys, id, key.value()));
    }

    RegionKeyEntries without(Iterable<String> ids) {
        return new RegionKeyEntries(EntriesHome.without(keys, ids));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegionKeyEntries entries && keys.equals(entries.keys);
    }

    @Override
    public int hashCode() {
        return keys.hashCode();
    }
}

package io.vivenuoperator.controller.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signing keys that the receivers take for a region.
 *
 * @param signingKeys the one in use first, then those it replaced
 * @param supersededAt when Vivenu was first seen with the first key while older ones were still taken
 */
record RegistryEntry(String region, List<String> signingKeys, Optional<Instant> supersededAt) {
    private static final int MOST_KEYS = 3;

    RegistryEntry {
        signingKeys = List.copyOf(signingKeys);
    }

    static RegistryEntry of(String region, String key) {
        return new RegistryEntry(region, List.of(key), Optional.empty());
    }

    /** The key is taken from now on, beside the ones before it. */
    RegistryEntry taking(String key) {
        if (signingKeys.getFirst().equals(key)) {
            return this;
        }
        var keys = new ArrayList<String>();
        keys.add(key);
        signingKeys.stream()
                .filter(old -> !old.equals(key))
                .limit(MOST_KEYS - 1)
                .forEach(keys::add);
        return new RegistryEntry(region, keys, Optional.empty());
    }

    /** Vivenu signs with the first key: older ones go when the overlap is over. */
    RegistryEntry settled(Instant now, Duration overlap) {
        if (signingKeys.size() == 1) {
            return this;
        }
        if (supersededAt.isEmpty()) {
            return new RegistryEntry(region, signingKeys, Optional.of(now));
        }
        return supersededAt.get().plus(overlap).isAfter(now) ? this : of(region, signingKeys.getFirst());
    }

    /** Never the keys: they would end in a log. */
    @Override
    public String toString() {
        return "RegistryEntry[" + region + ", " + signingKeys.size() + " keys]";
    }
}

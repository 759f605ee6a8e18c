package io.vivenuoperator.receiver.registry;

import io.vivenuoperator.contracts.registry.RegionsFile;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One loaded version of the regions file; replaced as a whole, never changed.
 *
 * @param loadedAt when it was loaded; empty as long as none was
 * @param revision the controller's name for this version, opaque; empty if the file was written by hand
 */
public record LoadedRegions(Optional<Instant> loadedAt, String revision, Map<String, RegisteredRegion> regions) {
    /** Before the first valid file: no signature can be judged. */
    public static final LoadedRegions NOT_LOADED = new LoadedRegions(Optional.empty(), "", Map.of());

    /** A valid file, prepared for checking signatures. */
    static LoadedRegions of(RegionsFile file, Instant now) {
        var regions = new LinkedHashMap<String, RegisteredRegion>();
        for (var entry : file.regions()) {
            String name = entry.region().value();
            regions.put(
                    name,
                    RegisteredRegion.of(
                            name,
                            entry.signingKeys().stream().map(SigningKey::new).toList()));
        }
        return new LoadedRegions(Optional.of(now), file.revision(), Collections.unmodifiableSequencedMap(regions));
    }

    /** False until a valid file has been loaded. */
    public boolean loaded() {
        return loadedAt.isPresent();
    }

    public Optional<RegisteredRegion> region(String name) {
        return Optional.ofNullable(regions.get(name));
    }

    /** In the file's order. */
    public Collection<RegisteredRegion> all() {
        return regions.values();
    }
}

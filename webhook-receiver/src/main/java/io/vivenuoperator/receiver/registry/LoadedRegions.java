package io.vivenuoperator.receiver.registry;

import io.vivenuoperator.contracts.registry.RegionsFile;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One loaded version of the regions file; replaced as a whole, never changed.
 *
 * @param loaded false until a valid file has been loaded
 * @param revision the controller's name for this version, opaque; empty if the file was written by hand
 */
public record LoadedRegions(boolean loaded, String revision, Map<String, RegisteredRegion> regions) {
    /** Before the first valid file: no signature can be judged. */
    public static final LoadedRegions NOT_LOADED = new LoadedRegions(false, "", Map.of());

    /** A valid file, prepared for checking signatures. */
    static LoadedRegions of(RegionsFile file) {
        var regions = new LinkedHashMap<String, RegisteredRegion>();
        for (var entry : file.regions()) {
            String name = entry.region().value();
            regions.put(
                    name,
                    RegisteredRegion.of(
                            name,
                            entry.signingKeys().stream().map(SigningKey::new).toList()));
        }
        return new LoadedRegions(true, file.revision(), Collections.unmodifiableSequencedMap(regions));
    }

    public Optional<RegisteredRegion> region(String name) {
        return Optional.ofNullable(regions.get(name));
    }

    /** In the file's order. */
    public Collection<RegisteredRegion> all() {
        return regions.values();
    }
}

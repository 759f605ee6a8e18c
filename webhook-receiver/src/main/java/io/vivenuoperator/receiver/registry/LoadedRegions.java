package io.vivenuoperator.receiver.registry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One loaded state of the regions file; replaced as a whole, never changed.
 *
 * @param loaded false before the first good file
 * @param revision the controller's name for this state, opaque; empty when the file was written by hand
 */
public record LoadedRegions(boolean loaded, String revision, Map<String, RegisteredRegion> regions) {

    /** Before the first good file: nothing can be judged yet. */
    public static final LoadedRegions NOT_LOADED = new LoadedRegions(false, "", Map.of());

    static LoadedRegions of(String revision, SequencedMap<String, RegisteredRegion> regions) {
        return new LoadedRegions(true, revision, regions);
    }

    public Optional<RegisteredRegion> region(String name) {
        return Optional.ofNullable(regions.get(name));
    }

    /** In the file's order. */
    public Collection<RegisteredRegion> all() {
        return regions.values();
    }
}

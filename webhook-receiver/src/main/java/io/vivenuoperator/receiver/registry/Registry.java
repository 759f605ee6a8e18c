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
public record Registry(boolean loaded, String revision, Map<String, Region> regions) {

    /** Before the first good file: nothing can be judged yet. */
    public static final Registry NOT_LOADED = new Registry(false, "", Map.of());

    static Registry of(String revision, SequencedMap<String, Region> regions) {
        return new Registry(true, revision, regions);
    }

    public Optional<Region> region(String name) {
        return Optional.ofNullable(regions.get(name));
    }

    /** In the file's order. */
    public Collection<Region> all() {
        return regions.values();
    }
}

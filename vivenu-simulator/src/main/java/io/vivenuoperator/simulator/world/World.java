package io.vivenuoperator.simulator.world;

import java.util.List;

/** All sellers, in the order in which they were named. */
public record World(List<SellerWorld> sellers) {
    public World {
        sellers = List.copyOf(sellers);
    }

    /** Generates the named sellers. */
    public static World of(List<String> names, Generation generation) {
        return new World(names.stream().map(generation::seller).toList());
    }
}

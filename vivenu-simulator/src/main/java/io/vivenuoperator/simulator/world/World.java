package io.vivenuoperator.simulator.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sellers, in the order in which they were named. */
public final class World {
    private final Map<String, SellerWorld> sellers = new LinkedHashMap<>();

    /** Makes the named sellers. */
    public World(List<String> names, Generation generation) {
        names.forEach(name -> sellers.put(name, generation.seller(name)));
    }

    /** Every seller. */
    public Collection<SellerWorld> sellers() {
        return List.copyOf(sellers.values());
    }

    /** One seller. */
    public Optional<SellerWorld> seller(String name) {
        return Optional.ofNullable(sellers.get(name));
    }

    /** The seller who has an event. */
    public Optional<SellerWorld> sellerOfEvent(String eventId) {
        return sellers.values().stream()
                .filter(seller -> seller.event(eventId).isPresent())
                .findFirst();
    }
}

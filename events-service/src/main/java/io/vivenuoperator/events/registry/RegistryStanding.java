package io.vivenuoperator.events.registry;

import io.vivenuoperator.contracts.subscription.HandoverProblem;
import io.vivenuoperator.contracts.subscription.LoadedSubscriptions;
import java.util.Map;
import java.util.Optional;

/**
 * Which file is in force.
 *
 * @param loaded false until a valid file has been stored
 * @param revision of that file
 * @param subscriptions how many it has
 * @param refused why a newer one is not used
 * @param problems of those that can't be delivered at all, by uid
 */
public record RegistryStanding(
        boolean loaded,
        String revision,
        int subscriptions,
        Optional<String> refused,
        Map<String, HandoverProblem> problems) {
    static final RegistryStanding NOTHING = new RegistryStanding(false, "", 0, Optional.empty(), Map.of());

    public RegistryStanding {
        problems = Map.copyOf(problems);
    }

    RegistryStanding refusing(String why) {
        return new RegistryStanding(loaded, revision, subscriptions, Optional.of(why), problems);
    }

    LoadedSubscriptions answer() {
        return new LoadedSubscriptions(loaded, revision, subscriptions, refused);
    }
}

package io.vivenuoperator.people.generation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who exists.
 *
 * @param home who lives together
 * @param former the surname of before
 * @param renamedAt when it changed
 * @param addresses his own, and what he shares; never empty
 */
record Person(
        String id,
        String home,
        String first,
        String last,
        Optional<String> former,
        Instant renamedAt,
        List<String> addresses,
        Optional<String> phone,
        String town,
        Set<Trait> traits) {
    Person {
        addresses = List.copyOf(addresses);
        traits = Set.copyOf(traits);
    }

    /** What he is called at a time. */
    String lastAt(Instant time) {
        return former.filter(name -> time.isBefore(renamedAt)).orElse(last);
    }
}

package io.vivenuoperator.vendor.api.source;

import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import java.util.List;
import java.util.Optional;

/**
 * Some records.
 *
 * @param next where the next ones are; empty on the last page
 */
public record PersonPage(List<ReadPerson> people, List<UnreadablePerson> unreadable, Optional<PageMark> next) {
    public PersonPage {
        people = List.copyOf(people);
        unreadable = List.copyOf(unreadable);
    }
}

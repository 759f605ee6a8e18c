package io.vivenuoperator.people.generation;

import io.vivenuoperator.people.address.EmailMaker;
import io.vivenuoperator.people.chance.Dice;
import io.vivenuoperator.people.name.NameStock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes people, home by home. */
final class HomeMaker {
    /** The end of the time in which records are made. */
    static final Instant TODAY = Instant.parse("2026-11-01T00:00:00Z");

    static final int DAYS = 1_000;
    private static final List<Integer> FAMILY_SIZES = List.of(2, 2, 3);

    private final Dice dice;
    private final Shares shares;
    private final NameStock names;
    private final EmailMaker emails = new EmailMaker();
    private int people;
    private int homes;

    HomeMaker(Dice dice, Shares shares, NameStock names) {
        this.dice = dice;
        this.shares = shares;
        this.names = names;
    }

    /** Some time in the past. */
    static Instant past(Dice dice) {
        return TODAY.minus(Duration.ofMinutes(dice.below(DAYS * 24 * 60)));
    }

    /** Who lives in the next home. */
    List<Person> next() {
        homes++;
        boolean family = dice.hits(shares.family());
        int size = family ? dice.one(FAMILY_SIZES) : 1;
        String first = names.given(dice);
        String last = names.surname(dice);
        String town = names.town(dice);
        String address = emails.of(first, last, dice);
        boolean shared = family && dice.hits(shares.familyAddress());
        boolean sameName = shared && dice.hits(shares.sameName());
        List<Person> home = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String own = i == 0 || (sameName && i == 1) ? first : names.given(dice);
            Set<Trait> traits = EnumSet.noneOf(Trait.class);
            if (shared) {
                traits.add(Trait.FAMILY_ADDRESS);
            }
            if (sameName && i < 2) {
                traits.add(Trait.SAME_NAME_AT_HOME);
            }
            List<String> addresses = new ArrayList<>();
            addresses.add(i == 0 || shared ? address : emails.of(own, last, dice));
            if (dice.hits(shares.secondAddress())) {
                addresses.add(emails.of(own, last, dice));
            }
            home.add(person(own, last, town, addresses, traits));
        }
        return home;
    }

    private Person person(String first, String last, String town, List<String> addresses, Set<Trait> traits) {
        people++;
        Optional<String> former = dice.hits(shares.formerName()) ? Optional.of(names.surname(dice)) : Optional.empty();
        Optional<String> phone = dice.hits(shares.phone())
                ? Optional.of("+49151" + dice.between(10_000_000, 99_999_999))
                : Optional.empty();
        return new Person(
                "m%06d".formatted(people),
                "h%06d".formatted(homes),
                first,
                last,
                former,
                past(dice),
                addresses,
                phone,
                town,
                traits);
    }

    /** Somebody who lives alone, has no phone, and uses this address. */
    Person stranger(String address, Trait trait) {
        homes++;
        return withoutPhone(
                person(names.given(dice), names.surname(dice), names.town(dice), List.of(address), EnumSet.of(trait)));
    }

    private static Person withoutPhone(Person person) {
        return new Person(
                person.id(),
                person.home(),
                person.first(),
                person.last(),
                Optional.empty(),
                person.renamedAt(),
                person.addresses(),
                Optional.empty(),
                person.town(),
                person.traits());
    }

    /** How many people there are so far. */
    int people() {
        return people;
    }
}

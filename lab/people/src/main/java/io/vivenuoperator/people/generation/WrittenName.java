package io.vivenuoperator.people.generation;

import io.vivenuoperator.people.chance.Dice;
import io.vivenuoperator.people.name.NameStock;
import io.vivenuoperator.people.name.Spelling;
import java.time.Instant;
import java.util.Set;

/** A name as somebody wrote it into a form. */
record WrittenName(String first, String last) {
    private static final double OTHERWISE_SPELLED = 0.5;

    /** The name that a person had at a time; what is special about it is added to the traits. */
    static WrittenName of(Person person, Instant at, Dice dice, Shares shares, NameStock names, Set<Trait> traits) {
        String first = person.first();
        String last = person.lastAt(at);
        if (!last.equals(person.last())) {
            traits.add(Trait.FORMER_NAME);
        }
        if (dice.hits(shares.shortName())) {
            first = noted(first, names.shortForm(first, dice), Trait.SHORT_NAME, traits);
        }
        first = noted(first, spelled(first, dice), Trait.OTHER_SPELLING, traits);
        last = noted(last, spelled(last, dice), Trait.OTHER_SPELLING, traits);
        if (dice.hits(shares.mistypedName())) {
            first = noted(first, Spelling.slipped(first, dice), Trait.MISTYPED_NAME, traits);
        }
        if (dice.hits(shares.mistypedName())) {
            last = noted(last, Spelling.slipped(last, dice), Trait.MISTYPED_NAME, traits);
        }
        if (dice.hits(shares.initial())) {
            first = noted(first, first.substring(0, 1), Trait.INITIAL, traits);
        }
        return new WrittenName(first, last);
    }

    private static String spelled(String name, Dice dice) {
        if (!dice.hits(OTHERWISE_SPELLED)) {
            return name;
        }
        return dice.hits(OTHERWISE_SPELLED) ? Spelling.spelledOut(name) : Spelling.plain(name);
    }

    private static String noted(String before, String after, Trait trait, Set<Trait> traits) {
        if (!after.equals(before)) {
            traits.add(trait);
        }
        return after;
    }

    /** Both. */
    String full() {
        return first + " " + last;
    }
}

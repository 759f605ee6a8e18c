package io.vivenuoperator.people.address;

import io.vivenuoperator.people.chance.Dice;
import io.vivenuoperator.people.name.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes addresses that look like their owners' names; each mailbox is given away once. */
public final class EmailMaker {
    private static final List<String> DOMAINS =
            List.of("gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com", "proton.me", "web.example");
    private static final List<Integer> WEIGHTS = List.of(45, 12, 8, 10, 8, 2, 8);
    private static final double AT_WORK = 0.07;
    private static final int COMPANIES = 3_000;
    private static final int TRIES = 50;

    private final Set<String> given = new HashSet<>();

    /** An address that nobody has. */
    public String of(String first, String last, Dice dice) {
        for (int i = 0; i < TRIES; i++) {
            String address = local(Spelling.inAddress(first), Spelling.inAddress(last), dice) + "@" + domain(dice);
            if (given.add(Mailboxes.of(address))) {
                return address;
            }
        }
        String spare = Spelling.inAddress(first) + Spelling.inAddress(last) + given.size() + "@gmail.com";
        given.add(Mailboxes.of(spare));
        return spare;
    }

    private static String domain(Dice dice) {
        return dice.hits(AT_WORK)
                ? "company" + dice.below(COMPANIES) + ".example"
                : DOMAINS.get(dice.weighted(WEIGHTS));
    }

    private static String local(String first, String last, Dice dice) {
        String initial = first.substring(0, 1);
        return switch (dice.below(7)) {
            case 0 -> first + "." + last;
            case 1 -> first + last;
            case 2 -> initial + last;
            case 3 -> first + "." + last + dice.below(100);
            case 4 -> last + "." + first;
            case 5 -> first + dice.between(1940, 2009);
            default -> initial + "." + last + dice.below(1_000);
        };
    }
}

package io.vivenuoperator.people.address;

import io.vivenuoperator.people.chance.Dice;
import java.util.List;
import java.util.Locale;

/** How people write one and the same address. */
public final class EmailForms {
    private static final List<String> TAGS = List.of("tickets", "news", "eb", "patreon", "club");
    private static final double DOTS = 0.15;
    private static final double OLD_DOMAIN = 0.05;
    private static final double TAG = 0.08;
    private static final double CAPITALS = 0.05;

    private EmailForms() {}

    /** Another form of the same mailbox, or the same. */
    public static String another(String address, Dice dice) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        if (domain.equals("gmail.com")) {
            local = dice.hits(DOTS) ? dotted(local) : local;
            domain = dice.hits(OLD_DOMAIN) ? "googlemail.com" : domain;
        }
        if (Mailboxes.takesTags(domain) && dice.hits(TAG)) {
            local = local + "+" + dice.one(TAGS);
        }
        String whole = local + "@" + domain;
        return dice.hits(CAPITALS) ? capital(whole) : whole;
    }

    private static String dotted(String local) {
        if (local.contains(".")) {
            return local.replace(".", "");
        }
        return local.length() > 3 ? local.substring(0, 2) + "." + local.substring(2) : local;
    }

    private static String capital(String address) {
        return address.substring(0, 1).toUpperCase(Locale.ROOT) + address.substring(1);
    }
}

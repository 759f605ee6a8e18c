package io.vivenuoperator.simulator.resource;

import io.vivenuoperator.simulator.world.Ids;
import java.util.HexFormat;
import java.util.List;

/**
 * A ticket's personal data and credentials. All of it is invented, derived from the ticket's number, and contains {@link
 * #MARKER}, so that a test can look for leaks.
 */
public record Holder(
        String firstname,
        String lastname,
        String email,
        String street,
        String city,
        String postal,
        String country,
        String secret,
        String barcode) {
    /** Part of every secret, barcode, e-mail address, street and last name. */
    public static final String MARKER = "CANARY-";

    private static final List<String> FIRST = List.of(
            "Anna", "Ben", "Chiara", "David", "Emma", "Felix", "Giulia", "Hugo", "Ines", "Jonas", "Lena", "Milan");
    private static final List<String> LAST = List.of(
            "Schneider",
            "Rossi",
            "Dubois",
            "Jansen",
            "Weber",
            "Bianchi",
            "Moreau",
            "Peeters",
            "Gruber",
            "Conti",
            "Lang");
    private static final List<String> CITIES = List.of("Köln", "Torino", "Lyon", "Utrecht", "Graz", "Basel", "Gent");

    /** The holder of the ticket with this number. */
    public static Holder of(Ids ids, int ticket) {
        long person = ids.secret(ticket, 1) >>> 1;
        String first = FIRST.get((int) (person % FIRST.size()));
        String last = LAST.get((int) (person / 16 % LAST.size()));
        return new Holder(
                first,
                MARKER + last,
                MARKER + first + "." + last + ticket + "@example.org",
                MARKER + "street " + (1 + person % 99),
                CITIES.get((int) (person / 256 % CITIES.size())),
                Long.toString(10_000 + person / 4096 % 89_000),
                "DE",
                MARKER + HexFormat.of().toHexDigits(ids.secret(ticket, 2)),
                MARKER + HexFormat.of().toHexDigits(ids.secret(ticket, 3)).substring(0, 12));
    }

    /** First and last name. */
    public String name() {
        return firstname + " " + lastname;
    }

    @Override
    public String toString() {
        return "Holder[…]";
    }
}

package io.vivenuoperator.people.generation;

import io.vivenuoperator.people.chance.Dice;
import io.vivenuoperator.people.name.NameStock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes what each platform knows of a person. */
final class RecordMaker {
    private static final int EVENTS = 12;
    private static final double PHONE_AT_KLAVIYO = 0.8;
    private static final double PHONE_ELSEWHERE = 0.3;
    private static final double TOWN = 0.6;
    private static final double CHECKED_IN = 0.5;
    private static final List<String> STATES = List.of("subscribed", "unsubscribed", "suppressed", "never");
    private static final List<Integer> STATE_WEIGHTS = List.of(60, 15, 3, 22);
    private static final List<String> STATUSES = List.of("active_patron", "declined_patron", "former_patron");
    private static final List<Integer> STATUS_WEIGHTS = List.of(70, 8, 22);
    private static final List<String> TIERS = List.of("Friend", "Supporter", "Professional");
    private static final List<Integer> CENTS = List.of(300, 800, 2_500);
    private static final List<String> HANDLES =
            List.of("NightOwl", "BlueFox", "RunningBear", "TeaAndRain", "Lowercase", "Zebra");

    private final Dice dice;
    private final Shares shares;
    private final NameStock names;
    private final AddressChoice addresses;

    RecordMaker(Dice dice, Shares shares, NameStock names) {
        this.dice = dice;
        this.shares = shares;
        this.names = names;
        this.addresses = new AddressChoice(dice, shares);
    }

    /**
     * A record.
     *
     * @param order the order that the ticket is in, if it is one of several
     * @param mayHaveAddress false for somebody for whom another one bought
     */
    PlatformRecord of(Person person, Platform platform, Optional<String> order, boolean mayHaveAddress) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        Map<String, Object> fields = new HashMap<>();
        Instant created = HomeMaker.past(dice);
        fields.put("createdAt", created.toString());
        if (mayHaveAddress) {
            addresses.of(person, platform, traits).ifPresent(address -> fields.put("email", address));
        } else {
            traits.add(Trait.NO_ADDRESS);
        }
        WrittenName name = WrittenName.of(person, created, dice, shares, names, traits);
        switch (platform) {
            case EVENTBRITE -> putTicket(fields, person, name, order, traits);
            case PATREON -> putPatron(fields, name, created, traits);
            case KLAVIYO -> putProfile(fields, person, name, traits);
        }
        return PlatformRecord.unnumbered(person, platform, fields, traits);
    }

    private void putTicket(
            Map<String, Object> fields, Person person, WrittenName name, Optional<String> order, Set<Trait> traits) {
        putName(fields, name);
        putPlace(fields, person, PHONE_ELSEWHERE, traits);
        String event = "event-" + dice.below(EVENTS);
        fields.put(
                "event",
                order.map(id -> "event-" + Math.floorMod(id.hashCode(), EVENTS)).orElse(event));
        order.ifPresent(id -> fields.put("order", id));
        fields.put("status", dice.hits(0.95) ? "attending" : "not_attending");
        fields.put("checkedIn", dice.hits(CHECKED_IN));
    }

    private void putPatron(Map<String, Object> fields, WrittenName name, Instant created, Set<Trait> traits) {
        boolean handle = dice.hits(shares.handle());
        if (handle) {
            traits.removeAll(Set.of(
                    Trait.SHORT_NAME, Trait.INITIAL, Trait.MISTYPED_NAME, Trait.OTHER_SPELLING, Trait.FORMER_NAME));
            traits.add(Trait.HANDLE);
        }
        fields.put("fullName", handle ? dice.one(HANDLES) + dice.below(1_000) : name.full());
        String status = STATUSES.get(dice.weighted(STATUS_WEIGHTS));
        int tier = dice.below(TIERS.size());
        fields.put("status", status);
        fields.put("since", created.toString());
        if (!status.equals("former_patron")) {
            fields.put("tier", TIERS.get(tier));
            fields.put("amountCents", CENTS.get(tier));
            fields.put("lastChargeStatus", status.equals("active_patron") ? "Paid" : "Declined");
            fields.put(
                    "nextChargeDate",
                    HomeMaker.TODAY.plus(Duration.ofDays(dice.between(1, 30))).toString());
        }
    }

    private void putProfile(Map<String, Object> fields, Person person, WrittenName name, Set<Trait> traits) {
        putName(fields, name);
        putPlace(fields, person, PHONE_AT_KLAVIYO, traits);
        Map<String, Object> consent = new HashMap<>();
        consent.put("email", STATES.get(dice.weighted(STATE_WEIGHTS)));
        if (fields.containsKey("phone")) {
            consent.put("sms", STATES.get(dice.weighted(STATE_WEIGHTS)));
        }
        fields.put("consent", new TreeMap<>(consent));
    }

    private static void putName(Map<String, Object> fields, WrittenName name) {
        fields.put("firstName", name.first());
        fields.put("lastName", name.last());
    }

    private void putPlace(Map<String, Object> fields, Person person, double withPhone, Set<Trait> traits) {
        boolean told = dice.hits(withPhone);
        person.phone().filter(phone -> told).ifPresent(phone -> fields.put("phone", phone));
        if (dice.hits(TOWN)) {
            String town = dice.hits(shares.moved()) ? names.town(dice) : person.town();
            fields.put("city", town);
            if (!town.equals(person.town())) {
                traits.add(Trait.MOVED);
            }
        }
    }
}

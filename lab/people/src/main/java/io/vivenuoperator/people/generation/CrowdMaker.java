package io.vivenuoperator.people.generation;

import io.vivenuoperator.people.chance.Dice;
import io.vivenuoperator.people.name.NameStock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a crowd: people, what the platforms know of them, and what changes later. */
public final class CrowdMaker {
    private static final List<Platform> PLACES =
            List.of(Platform.EVENTBRITE, Platform.PATREON, Platform.KLAVIYO, Platform.EVENTBRITE);
    private static final List<Integer> RECORDS = List.of(55, 28, 13, 4);
    private static final int PEOPLE_A_ROLE_ADDRESS = 4_000;
    private static final int STRANGERS_A_ROLE_ADDRESS = 12;
    private static final int PEOPLE_A_PLACEHOLDER = 500;
    private static final List<String> PLACEHOLDERS = List.of("test@test.com", "info@example.com", "guest@example.org");

    private final Dice dice;
    private final Shares shares;
    private final NameStock names = new NameStock();
    private final HomeMaker homes;
    private final RecordMaker records;
    private int jointOrders;

    private CrowdMaker(Dice dice, Shares shares) {
        this.dice = dice;
        this.shares = shares;
        homes = new HomeMaker(dice, shares, names);
        records = new RecordMaker(dice, shares, names);
    }

    /**
     * The crowd of a seed.
     *
     * @param people how many, besides the strangers who use an address of others
     */
    public static Crowd make(int people, long seed, Shares shares) {
        if (people < 1) {
            throw new IllegalArgumentException("a crowd needs at least one person");
        }
        return new CrowdMaker(new Dice(seed), shares).crowd(people);
    }

    private Crowd crowd(int people) {
        List<PlatformRecord> made = new ArrayList<>();
        while (homes.people() < people) {
            addHome(homes.next(), made);
        }
        addStrangers(people, made);
        List<PlatformRecord> numbered = numbered(dice.shuffled(made));
        return new Crowd(numbered, changes(numbered));
    }

    private void addHome(List<Person> home, List<PlatformRecord> made) {
        Optional<String> joint = jointOrder(home);
        for (int i = 0; i < home.size(); i++) {
            Person person = home.get(i);
            boolean buyer = i == 0;
            joint.ifPresent(order -> made.add(records.of(person, Platform.EVENTBRITE, Optional.of(order), buyer)));
            int count = 1 + dice.weighted(RECORDS);
            dice.shuffled(PLACES).stream()
                    .limit(count)
                    .map(platform -> records.of(person, platform, Optional.empty(), true))
                    .filter(CrowdMaker::canExist)
                    .forEach(made::add);
        }
    }

    private Optional<String> jointOrder(List<Person> home) {
        if (home.size() < 2 || !dice.hits(shares.jointOrder())) {
            return Optional.empty();
        }
        jointOrders++;
        return Optional.of("joint-" + jointOrders);
    }

    /** Patreon wants an address, and Klaviyo an address or a number. */
    private static boolean canExist(PlatformRecord one) {
        return switch (one.platform()) {
            case EVENTBRITE -> true;
            case PATREON -> one.has("email");
            case KLAVIYO -> one.has("email") || one.has("phone");
        };
    }

    private void addStrangers(int people, List<PlatformRecord> made) {
        for (int i = 0; i < Math.max(3, people / PEOPLE_A_ROLE_ADDRESS); i++) {
            for (int j = 0; j < STRANGERS_A_ROLE_ADDRESS; j++) {
                add(homes.stranger("tickets@club" + i + ".example", Trait.ROLE_ADDRESS), made);
            }
        }
        for (int i = 0; i < Math.max(2, people / PEOPLE_A_PLACEHOLDER); i++) {
            add(homes.stranger(dice.one(PLACEHOLDERS), Trait.PLACEHOLDER), made);
        }
    }

    private void add(Person stranger, List<PlatformRecord> made) {
        made.add(records.of(stranger, Platform.EVENTBRITE, Optional.empty(), true));
    }

    private static List<PlatformRecord> numbered(List<PlatformRecord> made) {
        Map<Platform, Integer> counts = new EnumMap<>(Platform.class);
        return made.stream()
                .map(one -> one.numbered(counts.merge(one.platform(), 1, Integer::sum)))
                .toList();
    }

    private List<LaterChange> changes(List<PlatformRecord> made) {
        List<LaterChange> changes = new ArrayList<>();
        for (PlatformRecord one : made) {
            if (dice.hits(shares.changes())) {
                changes.add(change(one));
            }
        }
        return dice.shuffled(changes);
    }

    private LaterChange change(PlatformRecord one) {
        SortedMap<String, Object> fields = new TreeMap<>();
        String surname = names.surname(dice);
        switch (one.platform()) {
            case EVENTBRITE -> fields.put("lastName", surname);
            case PATREON -> fields.put("fullName", names.given(dice) + " " + surname);
            case KLAVIYO -> fields.put("consent", new TreeMap<>(Map.of("email", "unsubscribed")));
        }
        String kind = one.platform() == Platform.KLAVIYO ? "consent" : "surname";
        return new LaterChange(one.key(), one.platform(), kind, fields);
    }
}

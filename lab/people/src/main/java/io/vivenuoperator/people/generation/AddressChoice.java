package io.vivenuoperator.people.generation;

import io.vivenuoperator.people.address.EmailForms;
import io.vivenuoperator.people.chance.Dice;
import io.vivenuoperator.people.name.Spelling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of his addresses somebody gives to a platform. Klaviyo and Patreon have each address once. */
final class AddressChoice {
    private static final String RELAY = "@privaterelay.appleid.com";

    private final Dice dice;
    private final Shares shares;
    private final Map<Platform, Set<String>> taken = new HashMap<>();

    AddressChoice(Dice dice, Shares shares) {
        this.dice = dice;
        this.shares = shares;
    }

    /** An address; empty if he gives none or all that he has are taken. What is special about it is added to the traits. */
    Optional<String> of(Person person, Platform platform, Set<Trait> traits) {
        boolean mayBeAbsent =
                platform == Platform.EVENTBRITE && !person.traits().contains(Trait.ROLE_ADDRESS);
        if (mayBeAbsent && dice.hits(shares.noAddress())) {
            traits.add(Trait.NO_ADDRESS);
            return Optional.empty();
        }
        if (dice.hits(shares.privateRelay())) {
            traits.add(Trait.PRIVATE_RELAY);
            return Optional.of(Integer.toString(dice.between(100_000_000, 999_999_999), 36) + RELAY)
                    .filter(address -> take(platform, address));
        }
        for (String address : dice.shuffled(person.addresses())) {
            String form = mistyped(EmailForms.another(address, dice), traits);
            if (take(platform, form)) {
                note(person, address, form, traits);
                return Optional.of(form);
            }
        }
        traits.add(Trait.NO_ADDRESS);
        return Optional.empty();
    }

    private String mistyped(String address, Set<Trait> traits) {
        if (!dice.hits(shares.mistypedAddress())) {
            return address;
        }
        int at = address.lastIndexOf('@');
        traits.add(Trait.MISTYPED_ADDRESS);
        return Spelling.slipped(address.substring(0, at), dice) + address.substring(at);
    }

    private static void note(Person person, String address, String form, Set<Trait> traits) {
        if (!form.equals(address) && !traits.contains(Trait.MISTYPED_ADDRESS)) {
            traits.add(Trait.ALIAS);
        }
        if (person.addresses().indexOf(address) > 0) {
            traits.add(Trait.SECOND_ADDRESS);
            return;
        }
        List.of(Trait.FAMILY_ADDRESS, Trait.SAME_NAME_AT_HOME, Trait.ROLE_ADDRESS, Trait.PLACEHOLDER).stream()
                .filter(person.traits()::contains)
                .forEach(traits::add);
    }

    private boolean take(Platform platform, String address) {
        return platform == Platform.EVENTBRITE
                || taken.computeIfAbsent(platform, key -> new HashSet<>()).add(address.toLowerCase(Locale.ROOT));
    }
}

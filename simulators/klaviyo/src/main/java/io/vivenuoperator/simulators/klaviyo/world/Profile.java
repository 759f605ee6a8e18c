package io.vivenuoperator.simulators.klaviyo.world;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A person as Klaviyo has him.
 *
 * @param key the name by which a test knows him
 * @param attributes {@code email}, {@code phone_number}, {@code first_name} and others, as far as they are known
 * @param consents by channel: {@code email}, {@code sms}
 * @param lists when he joined the lists he is in, by their ids
 */
public record Profile(
        String id,
        String key,
        Map<String, String> attributes,
        Map<String, ChannelConsent> consents,
        Map<String, Instant> lists,
        Instant created,
        Instant updated) {
    public Profile {
        attributes = Map.copyOf(attributes);
        consents = Map.copyOf(consents);
        lists = Map.copyOf(lists);
    }

    /** An attribute. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** What he agreed to on a channel. */
    public ChannelConsent consent(String channel) {
        return consents.getOrDefault(channel, ChannelConsent.NEVER);
    }

    /** The same with some attributes changed; an empty value removes one. */
    public Profile with(Map<String, String> changed, Instant now) {
        Map<String, String> merged = new HashMap<>(attributes);
        merged.putAll(changed);
        merged.values().removeIf(String::isEmpty);
        return new Profile(id, key, merged, consents, lists, created, now);
    }

    /** The same with one consent changed. */
    public Profile with(String channel, ChannelConsent consent, Instant now) {
        Map<String, ChannelConsent> merged = new HashMap<>(consents);
        merged.put(channel, consent);
        return new Profile(id, key, attributes, merged, lists, created, now);
    }

    /** The same, in more lists from now on. */
    public Profile in(Set<String> more, Instant now) {
        Map<String, Instant> merged = new HashMap<>(lists);
        more.forEach(id -> merged.putIfAbsent(id, now));
        return new Profile(id, key, attributes, consents, merged, created, now);
    }

    /** The same without a list. */
    public Profile without(String list, Instant now) {
        Map<String, Instant> rest = new HashMap<>(lists);
        rest.remove(list);
        return new Profile(id, key, attributes, consents, rest, created, now);
    }

    @Override
    public String toString() {
        return "Profile[" + id + "]";
    }
}
